/** The figures of replication: `npm run bench -- replication`. */
import { benchReplication } from './replication.ts';
import { startBenchServers } from './servers.ts';

const servers = await startBenchServers();
try {
  await benchReplication(servers, Number(process.env['BENCH_ROUNDS'] ?? 5));
} finally {
  await servers.stop();
}
process.exit(0);
