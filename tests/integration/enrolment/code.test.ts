/** An enrolment code: shown once, used once, for a time, and bound to an establishment and to roles of staff on both sides. */
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { enrol } from '../../../electron/records/replication/identity.ts';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { worksHere } from '../../../shared/replication/enrolment.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  temporaryFolder,
  testOptions,
  type Asking,
} from '../../support/workstation.ts';

let central: TestCentral;
const open: Workstation[] = [];
const folders: ReturnType<typeof temporaryFolder>[] = [];
beforeAll(async () => void (central = await startTestCentral(inject('postgresUrl'))));
afterAll(async () => {
  for (const workstation of open) await workstation.close();
  for (const { remove } of folders) remove();
  await central.stop();
});
afterEach(() => void (central.clock.offset = 0));

const refusal = {
  kind: 'refused',
  message: expect.stringMatching(/ask for a new one at the central record/),
};
const used = (code: string, name: string) => enrol({ url: central.running.url, code, name });

test('it is held as a hash alone, works once, and a used one is refused as a wrong one is', async () => {
  const code = await central.newCode();
  const secret = code.replaceAll('-', '').slice(0, 12);
  const rows = await central.database.query('SELECT * FROM enrolment_code');
  expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
  expect(rows).toContainEqual(
    expect.objectContaining({ hash: createHash('sha256').update(secret).digest() }),
  );
  await expect(used(code, 'Reception')).resolves.toMatchObject({ establishment: { id: 'LEI' }, roles: [] });
  await expect(used(code, 'Somebody else')).rejects.toMatchObject(refusal);
});

test('it ends by the central record’s clock', async () => {
  const code = await central.newCode();
  central.clock.offset = 61_000;
  await expect(used(code, 'Too late')).rejects.toMatchObject(refusal);
  central.clock.offset = 0;
  await expect(used(code, 'In time')).resolves.toMatchObject({ establishment: { id: 'LEI' } });
});

test('a set of roles that names none, or the administrator alone, is everybody’s', () => {
  expect([worksHere([], 'nurse'), worksHere(['administrator'], 'nurse')]).toEqual([true, true]);
  expect([worksHere(['nurse'], 'nurse'), worksHere(['nurse'], 'auditor')]).toEqual([true, false]);
  expect(worksHere(['nurse'], 'administrator')).toBe(true);
});

const nia = { username: 'nia', name: 'Nia O’Brien', registration: null, password: passwordOf('nurse') };
const signIn = { username: nia.username, password: nia.password };

async function station(
  username: string,
  roles: readonly ('nurse' | 'mental-health-nurse')[],
): Promise<Asking> {
  const data = temporaryFolder();
  folders.push(data);
  const options = testOptions(data.folder, { enrol: realWorld.enrol, startReplication });
  const workstation = await createWorkstation(options);
  open.push(workstation);
  const at = connectTo(workstation);
  await at.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode(roles) });
  await at.ask('session.firstAdministrator', { ...administrator, username, name: `Ada ${username}` });
  await at.ask('session.signIn', { username, password: administrator.password });
  return at;
}

test('roles it does not name are admitted nowhere, let in nowhere and answered nothing, and enrolling again sends what waited', async () => {
  const here = await station('ada', []);
  const there = await station('ben', ['nurse', 'mental-health-nurse']);
  const wanted = { kind: 'forbidden', field: 'role' };
  expect(await there.refused('administration.admitStaff', { ...nia, role: 'auditor' })).toMatchObject(wanted);
  await there.ask('administration.admitStaff', { ...nia, role: 'nurse' });
  await there.ask('session.signIn', signIn);

  // Made a manager on a workstation that is for everybody.
  const named = async () =>
    (await here.ask('administration.staff', {})).find(({ username }) => username === 'nia');
  await vi.waitFor(async () => expect(await named()).toBeDefined(), { timeout: 20_000 });
  await here.ask('administration.admitStaff', { ...nia, role: 'healthcare-manager' });
  const out = async () => expect((await there.link.call('policy.get', {})).ok).toBe(false);
  await vi.waitFor(out, { timeout: 20_000 });
  const { kind, sentence } = await there.refused('session.signIn', signIn);
  expect([kind, sentence]).toEqual(['forbidden', expect.stringContaining('enrolled for other roles')]);
  await here.ask('session.signIn', signIn);
  await vi.waitFor(async () => expect((await here.ask('audit.find', { limit: 5 })).whole).toBe(true), {
    timeout: 20_000,
  });

  // Withdrawn with something unsent: the remedy that the refusal names is there.
  await there.ask('session.signIn', { username: 'ben', password: administrator.password });
  expect((await there.ask('session.keys', {})).enrolAgain).toBe(false);
  const rows = await central.database.query<{ id: string }>(
    `SELECT id FROM workstation WHERE roles @> '["nurse"]'::jsonb`,
  );
  expect(rows).toHaveLength(1);
  await central.operator(`/establishments/LEI/workstations/${rows[0]?.id ?? ''}`, { state: 'revoked' });
  await there.ask('administration.admitStaff', { ...nia, username: 'زوي', name: 'زوي', role: 'nurse' });
  await vi.waitFor(
    async () => {
      const status = await there.ask('replication.status', {});
      expect([status.state, status.waiting]).toEqual(['attention', 1]);
      expect(status.details.join()).toMatch(/enrols it again with a new code/);
    },
    { timeout: 20_000 },
  );
  expect((await there.ask('session.keys', {})).enrolAgain).toBe(true);
  const again = { centralUrl: central.running.url, code: await central.newCode(['nurse']) };
  await there.ask('session.enrolAgain', again);
  await vi.waitFor(
    async () => {
      const status = await there.ask('replication.status', {});
      expect([status.state, status.waiting]).toEqual(['up-to-date', 0]);
    },
    { timeout: 20_000 },
  );
  expect((await there.refused('session.enrolAgain', again)).kind).toBe('conflict');
});
