/**
 * npm run central -- --data DIR --port N [--host H] [--certificate-name H] [--database-url URL]
 *                    [--establishment MDI --name "HMP …" [--kind prison] [--packs a,b]]
 *                    [--new-code] [--roles nurse,mental-health-nurse] [--restored]
 *
 * Starts a central record and prints its address, the fingerprint of its authority and an enrolment code for every
 * establishment that has no workstation yet. With `--new-code` a further one; while a central record runs on the folder,
 * the code comes from it. `--roles` says who works on the workstation that the code is for; without it everybody does. `--restored` is given once after the database was restored from a backup. `verify` as the first
 * word checks the log instead of serving it (central-verify.ts); `take-in FILE` takes in the unsent saves of a workstation
 * that cannot connect any more (central-take-in.ts). `release` takes releases in and gives them out (central-release.ts).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { runningOn } from '../central/running.ts';
import { startCentral, type RunningCentral } from '../central/start.ts';
import { establishmentSchema } from '../shared/replication/enrolment.ts';
import { roleSchema } from '../shared/records/people.ts';
import { releaseCommand } from './central-release.ts';
import { takeInFile } from './central-take-in.ts';
import { verify } from './central-verify.ts';

/** How long a code may be used: long enough to walk to the workstation, not to be left lying about. */
const CODE_LIFE_MS = 7 * 86_400_000;
/** Taken in when a new central record is started without saying for whom. */
const FIRST_ESTABLISHMENT = { id: 'LEI', name: 'HMP Leicester' };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '8443' },
    host: { type: 'string', default: '127.0.0.1' },
    'certificate-name': { type: 'string', multiple: true, default: [] },
    'database-url': { type: 'string' },
    establishment: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string', default: 'prison' },
    packs: { type: 'string', default: '' },
    'new-code': { type: 'boolean', default: false },
    roles: { type: 'string', default: '' },
    restored: { type: 'boolean', default: false },
    correct: { type: 'boolean', default: false },
  },
});

/** Roles of staff that the code binds its workstation to; none named: all. */
const codeRoles = () => z.array(roleSchema).parse(values.roles.split(',').filter((role) => role !== ''));

const printCode = (code: string, establishment: string, expires: string): void =>
  console.log(`Enrolment:    ${code}  (${establishment}, once, until ${expires})`);

async function printNewCode(central: RunningCentral, establishment: string): Promise<void> {
  const expires = new Date(Date.now() + CODE_LIFE_MS);
  const code = await central.newEnrolmentCode({ establishment, roles: codeRoles(), expires });
  printCode(code, establishment, expires.toISOString());
}

async function addEstablishment(central: RunningCentral, id: string, name: string): Promise<void> {
  const packs = values.packs.split(',').filter((pack) => pack !== '');
  await central.addEstablishment(establishmentSchema.parse({ id, name, kind: values.kind, packs }));
}

async function prepare(central: RunningCentral): Promise<void> {
  if (values.restored) {
    await central.beginEpoch();
    console.log(
      'Restored:     a new epoch has begun; workstations will send again what the backup does not hold',
    );
  }
  const { establishment, name } = values;
  if (establishment && name) await addEstablishment(central, establishment, name);
  else if (!(await central.hasEstablishments()))
    await addEstablishment(
      central,
      establishment ?? FIRST_ESTABLISHMENT.id,
      name ?? FIRST_ESTABLISHMENT.name,
    );
  const codes = new Set(await central.waitingForFirst());
  if (establishment && values['new-code']) codes.add(establishment);
  for (const id of codes) await printNewCode(central, id);
}

/** Asks the central record that runs already. */
async function codeFromRunning(dataDir: string, url: string, establishment: string): Promise<void> {
  const token = readFileSync(path.join(dataDir, 'operator-token'), 'utf8').trim();
  const ca = readFileSync(path.join(dataDir, 'ca', 'authority.pem'), 'utf8');
  const answer = await request(`${url}/v1/operator/establishments/${establishment}/codes`, {
    dispatcher: new Agent({ connect: { ca } }),
    method: 'POST',
    headers: { 'x-operator-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ roles: codeRoles() }),
  });
  const body = (await answer.body.json()) as { code?: string; expires?: string; sentence?: string };
  if (!body.code) throw new Error(body.sentence ?? 'the running central record gave no code');
  printCode(body.code, establishment, body.expires ?? '');
}

/** What is done instead of serving, by the first word; whether it went well. */
async function askInstead(data: string): Promise<boolean> {
  const [word = '', ...rest] = positionals;
  const databaseUrl = values['database-url'] ?? process.env['DATABASE_URL'];
  const { establishment = FIRST_ESTABLISHMENT.id, correct } = values;
  if (word === 'verify' && rest.length === 0) return verify({ data, establishment, correct, databaseUrl });
  if (word === 'take-in' && rest.length <= 1) return takeInFile({ data, databaseUrl }, rest[0]);
  if (word === 'release') return releaseCommand({ data, databaseUrl }, rest, values.establishment);
  throw new Error(`"${positionals.join(' ')}" is not known; say verify, take-in FILE, or release add FOLDER`);
}

async function main(): Promise<void> {
  if (!values.data) throw new Error('say where the central record keeps its data: --data DIR');
  // Said outright: the embedded PostgreSQL's exit hook would end with 0.
  if (positionals.length > 0) process.exit((await askInstead(values.data)) ? 0 : 1);
  const running = runningOn(values.data);
  if (running?.url && values['new-code'])
    return codeFromRunning(values.data, running.url, values.establishment ?? FIRST_ESTABLISHMENT.id);
  const central = await startCentral({
    dataDir: values.data,
    port: Number.parseInt(values.port, 10),
    host: values.host,
    names: values['certificate-name'],
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
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  console.error(`The central record did not start: ${error.message}${cause}`);
  process.exit(1);
});
