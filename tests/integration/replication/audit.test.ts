/** Audit trails at the central record: held, chained, named when altered or missing, and read by those who may. */
import { rmSync } from 'node:fs';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openDatabase } from '../../../central/database/database.ts';
import { migrate } from '../../../central/database/migrate.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { roleSchema } from '../../../shared/records/people.ts';
import { createLink, type Link } from '../../../electron/records/replication/link.ts';
import { auditPlace } from '../../../electron/records/replication/audit.ts';
import {
  auditFoundSchema,
  auditPushAnswerSchema,
  type AuditFound,
  type AuditQuery,
} from '../../../shared/replication/audit.ts';
import {
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { emptyDatabase, migrations, migrationsUpTo } from '../../support/migrations.ts';
import { draft, nurse } from '../../support/stores.ts';

let central: TestCentral;
let a: TestWorkstation;
let link: Link;
const manager = uuidv4();
const plainNurse = uuidv4();
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(() => central.stop());
beforeEach(async () => {
  a = workstation(await central.enrol('Reception'));
  link = createLink(a.identity.url, a.identity);
  const person = (role: string, name: string) => ({
    username: name,
    name,
    role,
    registration: null,
    active: true,
  });
  a.store.commit(
    [
      draft('staff', manager, person('healthcare-manager', 'Siân O’Neill')),
      draft('staff', plainNurse, person('nurse', 'Rosa')),
    ],
    nurse,
  );
});
afterEach(async () => {
  await link.close();
  await a.stop();
});

let second = 0;
function note(event: string, patient: string | null = null): void {
  second += 1;
  const at = new Date(Date.UTC(2026, 10, 22, 19, 0, second)).toISOString();
  a.store.audit.append({ at, staff: plainNurse, event, patient, detail: 'naïve “search” ‫علي' });
}
async function deliver(): Promise<void> {
  a.replication.start();
  const want = () => a.store.audit.after(auditPlace(a.store.settings)?.through ?? 0, 1).length === 0;
  await a.until(want);
  await a.replication.syncNow();
  await a.replication.stop();
}
const find = (asked: Partial<AuditQuery> = {}): Promise<AuditFound> =>
  link.post('/v1/audit/find', { as: manager, limit: 100, ...asked }, auditFoundSchema);
const ofStream = async () => {
  const stream = auditPlace(a.store.settings)?.stream;
  const { entries, alarms } = await find();
  return {
    entries: entries.filter((entry) => entry.stream === stream),
    alarms: alarms.filter((alarm) => alarm.stream === stream).map(({ seq, kind }) => ({ seq, kind })),
  };
};

test('every entry arrives once, in words as they were written, and nothing is said to be wrong', async () => {
  const patient = uuidv4();
  note('open', patient);
  note('search');
  await deliver();
  note('print', patient);
  await deliver();
  const { entries, alarms } = await ofStream();
  expect(entries.map(({ event }) => event)).toEqual(['print', 'search', 'open']);
  expect(entries[2]).toMatchObject({
    staff: plainNurse,
    patient,
    detail: 'naïve “search” ‫علي',
    workstationName: 'Reception',
  });
  expect(alarms).toEqual([]);
  const about = await find({ patient: [patient] });
  expect(about.entries.map(({ event }) => event)).toEqual(['print', 'open']);
});

test('pages follow each other without leaving anything out', async () => {
  for (let n = 0; n < 7; n += 1) note(`event-${n}`);
  await deliver();
  const seen: string[] = [];
  let before: AuditQuery['before'];
  for (;;) {
    const { entries, more } = await find({ limit: 3, before, staff: plainNurse });
    const stream = auditPlace(a.store.settings)?.stream;
    seen.push(...entries.filter((entry) => entry.stream === stream).map(({ event }) => event));
    const last = entries.at(-1);
    if (!more || last === undefined) break;
    before = { at: last.at, stream: last.stream, seq: last.seq };
  }
  expect(seen).toEqual(['event-6', 'event-5', 'event-4', 'event-3', 'event-2', 'event-1', 'event-0']);
});

test('an entry altered or deleted before it was sent is named', async () => {
  for (let n = 0; n < 5; n += 1) note('open');
  const rows = a.store.audit.after(0, 10);
  const [first, altered, deleted, ...rest] = rows;
  const tampered = [first, { ...altered, staff: 'somebody-else' }, ...rest].filter(
    (row) => row !== undefined,
  );
  expect(deleted?.seq).toBe(3);
  const stream = uuidv4();
  const push = { stream, after: 0, prev: '0'.repeat(64), entries: tampered };
  const answer = await link.post('/v1/audit', push, auditPushAnswerSchema);
  expect(answer).toEqual({ through: 5, agrees: true });
  const alarms = (await find()).alarms.filter((alarm) => alarm.stream === stream);
  expect(alarms.map(({ seq, kind }) => [seq, kind])).toEqual([
    [2, 'altered'],
    [3, 'missing'],
  ]);
});

test('an entry that is rewritten after it was delivered is named, and the trail goes on in a stream of its own', async () => {
  note('open');
  note('print');
  await deliver();
  const before = auditPlace(a.store.settings);
  const rows = a.store.audit.after(0, 10).map((row) => ({ ...row, hash: 'ab'.repeat(32) }));
  const push = { stream: before?.stream, after: 0, prev: '0'.repeat(64), entries: rows };
  expect(await link.post('/v1/audit', push, auditPushAnswerSchema)).toMatchObject({ agrees: false });
  expect((await ofStream()).alarms).toEqual([{ seq: 1, kind: 'rewritten' }]);
  // Put back from an older copy: what follows the delivered end is not what it follows here.
  const forked = {
    ...push,
    after: 2,
    prev: 'cd'.repeat(32),
    entries: rows.map((row) => ({ ...row, seq: row.seq + 2 })),
  };
  expect(await link.post('/v1/audit', forked, auditPushAnswerSchema)).toMatchObject({ agrees: false });
  expect((await ofStream()).alarms).toContainEqual({ seq: 2, kind: 'forked' });
});

test('a row of the central record that is deleted or altered in its database is named, and nothing else is', async () => {
  const verify = async () =>
    (
      await central.operator<{ sound: boolean; sentences: string[] }>('/establishments/LEI/verify', {})
    ).sentences.filter((sentence) => sentence.includes('audit trail'));
  for (const event of ['open', 'search', 'print', 'edit', 'sign', 'open']) note(event);
  await deliver();
  expect(await verify()).toEqual([
    expect.stringMatching(/entries of audit trails: every number and hash follows/),
  ]);
  const stream = auditPlace(a.store.settings)?.stream;
  await central.database.query(
    "UPDATE audit_entry SET staff = 'somebody else' WHERE stream = $1 AND seq = 2",
    [stream],
  );
  await central.database.query('DELETE FROM audit_entry WHERE stream = $1 AND seq IN (4, 6)', [stream]);
  expect((await verify()).slice(1)).toEqual([
    'Entry 2 of the audit trail of Reception is not what was received.',
    'Entry 4 of the audit trail of Reception is missing.',
    'Entry 6 of the audit trail of Reception is missing.',
  ]);
  await central.database.query('DELETE FROM audit_entry WHERE stream = $1', [stream]);
  await central.database.query('DELETE FROM audit_stream WHERE stream = $1', [stream]);
});

test('a central record that was put back gets the entries again', async () => {
  note('open');
  note('print');
  await deliver();
  const place = auditPlace(a.store.settings);
  await central.database.query('DELETE FROM audit_entry WHERE stream = $1', [place?.stream]);
  await central.database.query('DELETE FROM audit_stream WHERE stream = $1', [place?.stream]);
  await central.database.query(
    `INSERT INTO audit_stream VALUES ('LEI', $1, $2, 0, 0, decode(repeat('00', 32), 'hex'))`,
    [place?.stream, a.identity.workstation],
  );
  note('search');
  await deliver();
  const { entries, alarms } = await ofStream();
  expect(entries.map(({ event }) => event)).toEqual(['search', 'print', 'open']);
  expect(alarms).toEqual([]);
});

test('only who may read it is answered, by the staff record the central record holds', async () => {
  note('open');
  await deliver();
  await expect(find({ as: plainNurse })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(find({ as: uuidv4() })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(find({ as: manager })).resolves.toBeDefined();
});

test('every role is answered or refused here exactly as on the workstation, and a leaver is refused', async () => {
  const { access } = contract['audit.find'];
  const ids = new Map(roleSchema.options.map((role) => [role, uuidv4()]));
  const leaver = uuidv4();
  const record = (id: string, role: string, active: boolean) =>
    draft('staff', id, { username: role, name: role, role, registration: null, active });
  a.store.commit(
    [...[...ids].map(([role, id]) => record(id, role, true)), record(leaver, 'administrator', false)],
    nurse,
  );
  note('open');
  await deliver();
  const answered = async (as: string) => (await find({ as, limit: 1 }).catch(() => null)) !== null;
  for (const [role, id] of ids)
    expect([role, await answered(id)]).toEqual([role, (access as readonly string[]).includes(role)]);
  expect(await answered(leaver)).toBe(false);
});

test('a central record of the build before gets its tables, and its log stays as it was', async () => {
  const database = openDatabase(await emptyDatabase(inject('postgresUrl')), () => undefined, 2);
  const before = migrationsUpTo('0004_identifier');
  const there = async () =>
    (
      await database.query<{ name: string }>(
        "SELECT relname AS name FROM pg_class WHERE relname LIKE 'audit_%' AND relkind = 'r'",
      )
    )
      .map(({ name }) => name)
      .toSorted();
  try {
    await migrate(database, before);
    await database.query(
      "INSERT INTO establishment (id, name, kind, epoch) VALUES ('LEI', 'HMP Leicester', 'prison', $1)",
      [uuidv4()],
    );
    expect(await there()).toEqual([]);
    await migrate(database, migrations);
    expect(await there()).toEqual(['audit_alarm', 'audit_entry', 'audit_stream']);
    expect(await database.query('SELECT id FROM establishment')).toEqual([{ id: 'LEI' }]);
  } finally {
    await database.close();
    rmSync(before, { recursive: true, force: true });
  }
});
