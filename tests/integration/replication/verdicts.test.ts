/** What the central record makes of single changes: duplicates, malformed, unknown, of another time or place. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CLOCK_CAP_MS } from '../../../shared/replication/limits.ts';
import { canonicalText } from '../../../shared/changes/change.ts';
import { saveNote, startTestCentral, workstation, type TestCentral } from '../../support/central.ts';
import { rawClient, someChange, type RawClient } from '../../support/raw-client.ts';

let central: TestCentral;
let client: RawClient;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  client = rawClient(await central.enrol('raw'));
});
afterAll(async () => {
  await client.link.close();
  await central.stop();
});

test('the same push again answers duplicates and stores nothing twice', async () => {
  const first = await client.push([someChange(), someChange()]);
  expect(first.verdicts).toMatchObject([{ verdict: 'accepted' }]);
  const again = await client.again();
  expect(again.verdicts).toMatchObject([{ verdict: 'duplicate' }]);
  expect(again.through).toEqual(first.through);
});

test('malformed changes are set aside, acknowledged, and do not block those around them', async () => {
  const good = [someChange(), someChange()] as const;
  const bad = [
    'not JSON at all',
    '{"b":1,"a":2}',
    canonicalText({ ...someChange(), author: '' }),
    canonicalText(someChange({ establishment: 'XXX' })),
    `${canonicalText(someChange()).slice(0, -1)},"\u0000":1}`,
  ];
  const answer = await client.push([good[0], ...bad, good[1]]);
  expect(answer.verdicts.map((run) => run.verdict)).toEqual([
    'accepted',
    ...bad.map(() => 'refused'),
    'accepted',
  ]);
  expect(answer.verdicts[1]?.reason).toMatch(/not JSON/);
  const status = await central.operator<{ quarantined: { reason: string }[] }>('/establishments/LEI/status');
  expect(status.quarantined).toHaveLength(bad.length);
  expect(status.quarantined.map((entry) => entry.reason).join()).toMatch(/another establishment/);
  expect((await client.push([someChange()])).verdicts).toMatchObject([{ verdict: 'accepted' }]);
});

test('a group with a malformed change is set aside whole', async () => {
  const group = uuidv4();
  const answer = await client.push([
    someChange({ group }),
    canonicalText({ ...someChange({ group }), establishment: 'XXX' }),
    someChange(),
  ]);
  expect(answer.verdicts.map((run) => run.verdict)).toEqual(['refused', 'refused', 'accepted']);
});

test('one id with two contents: the second is set aside', async () => {
  const change = someChange();
  await client.push([change]);
  const answer = await client.push([{ ...change, author: 'somebody-else' }]);
  expect(answer.verdicts).toMatchObject([{ verdict: 'refused', reason: 'another change has the same id' }]);
});

test('types and versions this build does not know are stored and passed on', async () => {
  const unknown = someChange({ record: { type: 'hologram', id: uuidv4() } });
  const newer = someChange({ schema: 99 });
  const extra = { ...someChange(), addedLater: { by: 'a newer version' } };
  const answer = await client.push([unknown, newer, extra]);
  expect(answer.verdicts.map((run) => run.verdict)).toEqual(['parked', 'accepted']);
  expect(await central.operator(`/changes/${extra.id}`)).toMatchObject({ held: [{ change: extra }] });
});

test('a clock ahead of its time counts as five minutes ahead at most, on every replica', async () => {
  const inAYear = Date.now() + 365 * 86_400_000;
  const station = workstation(await central.enrol('late'), { now: () => inAYear + (performance.now() | 0) });
  saveNote(station.store, 'from next year');
  station.replication.start();
  await station.replication.syncNow();
  const status = station.replication.status();
  expect(status.state).toBe('up-to-date');
  expect(status.attention).toMatch(/clock of this workstation is 1 year ahead of/);
  const [row] = await central.database.query<{ ms: number }>(
    'SELECT effective_ms AS ms FROM change_log WHERE device = $1',
    [station.store.log.device],
  );
  expect(Math.abs((row?.ms ?? 0) - Date.now() - CLOCK_CAP_MS)).toBeLessThan(60_000);
  const other = workstation(await central.enrol('other'));
  other.replication.start();
  await other.replication.syncNow();
  expect(other.replication.status().compared?.equal).toBe(true);
  await station.stop();
  await other.stop();
});

test('lines that do not give the announced chain are asked for with their hashes, and only the damaged one is lost', async () => {
  const other = rawClient(await central.enrol('damaged'));
  const lines = [canonicalText(someChange()), canonicalText(someChange())];
  const { createHash } = await import('node:crypto');
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
  const { device } = other;
  const hashes = [sha(lines[0] ?? ''), 'ab'.repeat(32)];
  const first = sha(`${'0'.repeat(64)}:${device}:1:${hashes[0] ?? ''}`);
  const header = {
    device,
    from: 1,
    prev: '0'.repeat(64),
    count: 2,
    link: sha(`${first}:${device}:2:${hashes[1] ?? ''}`),
  };
  const { pushAnswerSchema } = await import('../../../shared/replication/messages.ts');
  const send = (more: object): Promise<unknown> =>
    other.link.postLines(
      '/v1/push',
      [JSON.stringify({ ...header, ...more }), ...lines].join('\n'),
      null,
      pushAnswerSchema,
    );
  await expect(send({})).rejects.toMatchObject({ code: 'hashes-wanted' });
  expect(await send({ hashes })).toMatchObject({
    verdicts: [{ verdict: 'accepted' }, { verdict: 'refused' }],
  });
  await other.link.close();
});

test('without a certificate, with a revoked or a retired one', async () => {
  const identity = await central.enrol('leaving');
  const path = `/establishments/LEI/workstations/${identity.workstation}`;
  const station = workstation(identity);
  saveNote(station.store, 'before');
  await central.operator(path, { state: 'retired' });
  station.replication.start();
  await station.until(() => station.replication.status().state === 'attention');
  expect(station.replication.status()).toMatchObject({ waiting: 0 });
  expect(station.replication.status().attention).toMatch(/retired/);
  await central.operator(path, { state: 'revoked' });
  saveNote(station.store, 'after');
  await expect(station.replication.syncNow()).rejects.toMatchObject({ kind: 'revoked' });
  expect(station.replication.status()).toMatchObject({ waiting: 1, state: 'attention' });
  expect(station.replication.status().attention).toMatch(/withdrawn/);
  await station.stop();
  const { createLink } = await import('../../../electron/records/replication/link.ts');
  const { helloAnswerSchema } = await import('../../../shared/replication/messages.ts');
  const bare = createLink(central.running.url, { authority: identity.authority });
  await expect(bare.post('/v1/hello', {}, helloAnswerSchema)).rejects.toMatchObject({
    code: 'no-certificate',
  });
  await bare.close();
});
