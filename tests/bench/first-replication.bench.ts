/** The figures of a first replication: `npm run bench -- first`. BENCH_FIRST_CHANGES=500000 is a prison of 1,200 with 20,000 past patients. */
import { benchFirst } from './first.ts';
import { startBenchServers } from './servers.ts';

const servers = await startBenchServers();
try {
  await benchFirst(servers, Number(process.env['BENCH_FIRST_CHANGES'] ?? 100_000));
} finally {
  await servers.stop();
}
process.exit(0);
