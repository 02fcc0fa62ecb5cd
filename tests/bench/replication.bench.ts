/** The figures of replication: `npm run bench -- --only replication`. BENCH_ROUNDS for fewer or more than five rounds. */
import { benchCuts, benchSlowLine } from './hard-lines.ts';
import { benchRace } from './race.ts';
import { benchReplication } from './replication.ts';
import { startBenchServers } from './servers.ts';

const servers = await startBenchServers();
try {
  await benchReplication(servers, Number(process.env['BENCH_ROUNDS'] ?? 5));
  await benchCuts(servers);
  await benchSlowLine(servers);
  await benchRace(servers);
} finally {
  await servers.stop();
}
process.exit(0);
