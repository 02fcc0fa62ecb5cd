/**
 * npm run central -- --data DIR --port N [--host H] [--name-for-certificate H] [--database-url URL]
 *                    [--establishment MDI --name "HMP …" [--kind prison] [--packs a,b]] [--new-code] [--restored]
 *
 * Starts a central record and prints its address, the fingerprint of its authority and, for a new or `--new-code`
 * establishment, an enrolment code. `--restored` is given once after the database was restored from a backup.
 */
import { parseArgs } from 'node:util';
import { startCentral, type RunningCentral } from '../central/start.ts';
import { establishmentSchema } from '../shared/replication/enrolment.ts';

/** How long a code may be used: long enough to walk to the workstation, not to be left lying about. */
const CODE_LIFE_MS = 7 * 86_400_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '8443' },
    host: { type: 'string', default: '127.0.0.1' },
    'name-for-certificate': { type: 'string', multiple: true, default: [] },
    'database-url': { type: 'string' },
    establishment: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string', default: 'prison' },
    packs: { type: 'string', default: '' },
    'new-code': { type: 'boolean', default: false },
    restored: { type: 'boolean', default: false },
  },
});

async function prepare(central: RunningCentral): Promise<void> {
  if (values.restored) {
    await central.beginEpoch();
    console.log(
      'Restored:     a new epoch has begun; workstations will send again what the backup does not hold',
    );
  }
  if (!values.establishment) return;
  if (values.name) {
    const packs = values.packs.split(',').filter((pack) => pack !== '');
    const { establishment: id, name, kind } = values;
    await central.addEstablishment(establishmentSchema.parse({ id, name, kind, packs }));
  }
  if (!values.name && !values['new-code']) return;
  const expires = new Date(Date.now() + CODE_LIFE_MS);
  const code = await central.newEnrolmentCode({
    establishment: values.establishment,
    roles: ['administrator'],
    expires,
  });
  console.log(`Enrolment:    ${code}  (${values.establishment}, once, until ${expires.toISOString()})`);
}

async function main(): Promise<void> {
  if (!values.data) throw new Error('say where the central record keeps its data: --data DIR');
  const central = await startCentral({
    dataDir: values.data,
    port: Number.parseInt(values.port, 10),
    host: values.host,
    names: values['name-for-certificate'],
    databaseUrl: values['database-url'] ?? process.env['DATABASE_URL'],
    clock: { now: () => Date.now() },
    log: (message) => console.error(`${new Date().toISOString()} ${message}`),
  });
  console.log(`Address:      ${central.url}`);
  console.log(`Authority:    ${central.fingerprint}`);
  await prepare(central);
  console.log('Ready');
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void central.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await main().catch((error: Error) => {
  console.error(`The central record did not start: ${error.message}`);
  process.exitCode = 1;
});
