/** The figures of a first replication: `npm run bench -- first`. BENCH_FIRST_CHANGES makes it smaller or larger. */
import { benchFirst } from './first.ts';
import { startBenchServers } from './servers.ts';

const servers = await startBenchServers();
try {
  await benchFirst(servers, Number(process.env['BENCH_FIRST_CHANGES'] ?? 500_000));
} finally {
  await servers.stop();
}
process.exit(0);
