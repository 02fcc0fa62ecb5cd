/** Whole messages lost, repeated, late, overtaken, damaged, or answered by somebody else (fault-relay.ts says how). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { seeded } from '../../bench/figures.ts';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import {
  altered,
  html,
  refusal,
  startFaultRelay,
  unpacked,
  type Answered,
  type Asked,
  type FaultRelay,
  type Meddle,
} from '../../support/fault-relay.ts';
import { impatient } from '../../support/fault-timers.ts';
import { expectSame, heldIds, heldOf } from '../../support/fault-truth.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

let central: TestCentral;
let relay: FaultRelay;
let station: TestWorkstation;
let other: TestWorkstation;

/** Enrolled once: making keys takes longer than most of these tests. */
let identities: { near: Identity; far: Identity };

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  identities = { near: await central.enrol('near'), far: await central.enrol('far') };
  relay = await startFaultRelay(central, identities.far);
});
afterAll(async () => {
  await relay.close();
  await central.stop();
});
beforeEach(async () => {
  station = workstation(identities.far, { url: relay.url, timers: impatient() });
  other = workstation(identities.near);
  for (const each of [station, other]) {
    each.replication.start();
    await each.replication.syncNow();
  }
  relay.seen.length = 0;
});
afterEach(async () => {
  relay.meddle = null;
  await station.stop();
  await other.stop();
});

/** From a new connection on, so that no request that is under way escapes it. */
async function meddle(how: Meddle): Promise<void> {
  await station.replication.stop();
  relay.meddle = how;
  station.replication.start();
}

const isPush = ({ path }: Asked): boolean => path === '/v1/push';
const isPull = ({ path }: Asked): boolean => path.startsWith('/v1/pull');
const sent = (path: string): number => relay.seen.filter((each) => each === path).length;
const written = (): string => saveNote(station.store, 'Dr Ní Bhriain’s note — ملاحظة الطبيبة');

async function pulledByStation(): Promise<string> {
  const id = saveNote(other.store, 'seen on the other workstation');
  await other.replication.syncNow();
  return id;
}

/** Written while the station's replication is stopped: `meddle` starts it again. */
async function pulledWhileAway(): Promise<string> {
  await station.replication.stop();
  return pulledByStation();
}

describe('an answer that never arrives', () => {
  test('to a push: what became of it is learnt from hello, and nothing is sent again', async () => {
    let lost = 0;
    relay.meddle = async (asked, forward) => {
      const answer = await forward(asked);
      if (!isPush(asked) || lost > 0) return answer;
      lost += 1;
      return null;
    };
    const id = written();
    station.replication.changed();
    await station.until(() => lost === 1 && station.replication.status().waiting === 0);
    expect(sent('/v1/push')).toBe(1);
    await expectSame(central, [station, other], [id]);
  });

  test('to a third of all requests, of any kind: everything still gets through', async () => {
    const random = seeded(20261122);
    relay.meddle = async (asked, forward) => {
      const answer = await forward(asked);
      return random() < 1 / 3 ? null : answer;
    };
    const ids = [written(), await pulledByStation(), written()];
    const held = (): boolean =>
      station.replication.status().waiting === 0 &&
      station.store.counts().changes === other.store.counts().changes;
    await station.until(() => station.replication.status().waiting === 0);
    await other.replication.syncNow();
    await station.until(held);
    relay.meddle = null;
    await expectSame(central, [station, other], ids);
  });
});

describe('requests delivered more than once', () => {
  test.each([
    ['at the same moment', true],
    ['one after the other', false],
  ])('%s: nothing is there twice', async (_how, together) => {
    relay.meddle = async (asked, forward) => {
      if (asked.path.includes('wait=')) return forward(asked);
      const first = forward(asked);
      if (!together) await first;
      const second = await forward(asked);
      await first;
      return second;
    };
    const ids = Array.from({ length: 12 }, written);
    await station.replication.syncNow();
    await pulledByStation();
    await station.replication.syncNow();
    relay.meddle = null;
    await expectSame(central, [station, other], ids);
    expect(await heldOf(central, station.store.log.device)).toBe(station.store.log.head().seq);
    expect(station.replication.status().quarantined).toBe(0);
  });

  test('long afterwards, in the wrong order: the central record answers and changes nothing', async () => {
    const pushes: Asked[] = [];
    relay.meddle = async (asked, forward) => {
      if (isPush(asked)) pushes.push(asked);
      return forward(asked);
    };
    const ids: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      ids.push(written());
      await station.replication.syncNow();
    }
    const before = await heldIds(central);
    expect(pushes.length).toBeGreaterThanOrEqual(4);
    for (const asked of pushes.toReversed()) {
      const answer = unpacked(await relay.send(asked));
      expect(JSON.parse(answer.body.toString())).toMatchObject({ verdicts: [{ verdict: 'duplicate' }] });
    }
    expect(await heldIds(central)).toEqual(before);
    await expectSame(central, [station, other], ids);
  });
});

describe('messages damaged before they were sealed', () => {
  const falsify = (text: string): string =>
    text.replaceAll('the other workstation', 'the other work-station');

  test('a damaged page is asked for again, and what arrives whole is applied', async () => {
    let damaged = 0;
    const id = await pulledWhileAway();
    await meddle(async (asked, forward) => {
      const answer = await forward(asked);
      if (!isPull(asked) || damaged > 0) return answer;
      const changed = altered(answer, falsify);
      if (!changed.body.equals(unpacked(answer).body)) damaged += 1;
      return changed;
    });
    await station.until(
      () => damaged === 1 && station.store.counts().changes === other.store.counts().changes,
    );
    await expectSame(central, [station, other], [id]);
  });

  test('a page that is damaged every time is never applied', async () => {
    const before = station.store.counts().changes;
    const id = await pulledWhileAway();
    await meddle(async (asked, forward) => {
      const answer = await forward(asked);
      return isPull(asked) ? altered(answer, falsify) : answer;
    });
    await station.until(() => station.replication.status().state === 'offline');
    expect(station.store.counts().changes).toBe(before);
    const own = written();
    await station.until(() => station.replication.status().waiting === 0);
    relay.meddle = null;
    await expectSame(central, [station, other], [id, own]);
  });

  test('a damaged push is sent again with its hashes, and nothing is set aside', async () => {
    let damaged = 0;
    relay.meddle = async (asked, forward) => {
      if (!isPush(asked) || damaged > 0) return forward(asked);
      damaged += 1;
      return forward(altered(asked, (text) => text.replace('Bhriain', 'Bhrian')));
    };
    const id = written();
    await station.replication.syncNow();
    expect(damaged).toBe(1);
    await expectSame(central, [station, other], [id]);
    expect(station.replication.status().quarantined).toBe(0);
  });

  test('a push damaged every time: that save alone is set aside on both sides, and those behind it are stored', async () => {
    relay.meddle = async (asked, forward) =>
      forward(isPush(asked) ? altered(asked, (text) => text.replace('Bhriain', 'Bhrian')) : asked);
    const bad = written();
    const behind = saveNote(station.store, 'written after it');
    await station.replication.syncNow();
    relay.meddle = null;
    await expectSame(central, [station, other], [behind]);
    expect((await heldIds(central)).has(bad)).toBe(false);
    expect(station.store.log.quarantined()).toMatchObject([
      { id: bad, reason: expect.stringMatching(/hash/) },
    ]);
    const status = await central.operator<{ quarantined: { changeId: string }[] }>(
      '/establishments/LEI/status',
    );
    expect(status.quarantined.map(({ changeId }) => changeId)).toContain(bad);
    expect(station.store.changesOfRecord({ type: 'note', id: bad })).toBeDefined();
  });
});

describe('a round that fails', () => {
  test.each([
    ['unavailable', 503],
    ['unexpected', 500],
    ['slow-down', 429],
  ])('with "%s" is tried again by the timer alone', async (code, status) => {
    let refused = 0;
    relay.meddle = async (asked, forward) => {
      if (!isPush(asked) || refused >= 3) return forward(asked);
      refused += 1;
      return refusal(status, code);
    };
    const id = written();
    // Nobody saves, nobody asks: the queue must not be stuck until somebody does.
    await station.until(() => refused === 3 && station.replication.status().waiting === 0);
    await expectSame(central, [station, other], [id]);
  });

  test('with "too large" goes on in halves, and a save that is too large alone keeps nobody else’s back', async () => {
    const LIMIT = 30_000;
    relay.meddle = async (asked, forward) =>
      isPush(asked) && unpacked(asked).body.length > LIMIT ? refusal(413, 'too-large') : forward(asked);
    saveNotes(station.store, 200);
    await station.replication.syncNow();
    expect(station.replication.status().waiting).toBe(0);
    expect(sent('/v1/push')).toBeGreaterThan(4);
    const note = draft('note', uuid(9, 1), { text: 'x'.repeat(2000) }, uuid(8, 1));
    const drafts = Array.from({ length: 20 }, (_, n) => ({
      ...note,
      record: { type: 'note', id: uuid(9, n) },
    }));
    station.store.commit(drafts, nurse);
    const id = await pulledByStation();
    await station.replication.syncNow();
    expect(station.replication.status()).toMatchObject({
      waiting: 20,
      attention: expect.stringMatching(/too large to be sent. It is kept here/) as string,
    });
    expect(station.store.counts().changes).toBe(other.store.counts().changes + 20);
    relay.meddle = null;
    await expectSame(central, [station, other], [id]);
  });
});

describe('somebody else answers in the middle of a conversation', () => {
  const strange: readonly (readonly [string, Answered])[] = [
    ['a sign-in page', html(200)],
    ['a redirect', { ...html(302, ''), headers: { location: 'https://portal.example/' } }],
    ['nothing at all', html(204, '')],
    ['a proxy’s error page', html(502)],
    [
      'other JSON',
      { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"ok":1}') },
    ],
    [
      'lines that are no page',
      { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body: Buffer.from('{}\n{}') },
    ],
    [
      'something said to be compressed',
      { ...html(200), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
    ],
    ['a refusal of another protocol', refusal(400, 'out-of-cheese')],
  ];

  test.each(strange)('%s marks nothing as sent and is said to be somebody else', async (_what, answer) => {
    const places = ['/v1/hello', '/v1/push', '/v1/pull', '/v1/digest'];
    const ids: string[] = [];
    for (const place of places) {
      let met = false;
      relay.meddle = async (asked, forward) => {
        if (!asked.path.startsWith(place)) return forward(asked);
        met = true;
        return answer;
      };
      const waiting = station.replication.status().waiting;
      await station.replication.stop();
      ids.push(written());
      station.replication.start();
      await station.until(() => met && station.replication.status().state === 'offline');
      const status = station.replication.status();
      expect(status.attention, place).toMatch(/in place of the central record/);
      if (['/v1/hello', '/v1/push'].includes(place)) expect(status.waiting, place).toBe(waiting + 1);
    }
    relay.meddle = null;
    await expectSame(central, [station, other], ids);
  });
});

describe('requests that are late', () => {
  /** More than two batches, so that two are under way at once. */
  const batches = (): void => saveNotes(station.store, 1500);

  test('two batches overtake each other: both are stored, in order', async () => {
    let release = (): void => undefined;
    const second = new Promise<void>((resolve) => (release = resolve));
    let pushes = 0;
    relay.meddle = async (asked, forward) => {
      if (!isPush(asked)) return forward(asked);
      pushes += 1;
      if (pushes === 1) await second;
      if (pushes === 2) setTimeout(release, 100);
      return forward(asked);
    };
    batches();
    await station.replication.syncNow();
    expect(pushes).toBeGreaterThan(1);
    await expectSame(central, [station, other]);
  });

  test('the first of two batches is lost on the way: the second waits, and both go again', async () => {
    let pushes = 0;
    relay.meddle = async (asked, forward) => {
      if (!isPush(asked)) return forward(asked);
      pushes += 1;
      return pushes === 1 ? null : forward(asked);
    };
    batches();
    station.replication.changed();
    await station.until(() => station.replication.status().waiting === 0, 40_000);
    await expectSame(central, [station, other]);
    expect(await heldOf(central, station.store.log.device)).toBe(station.store.log.head().seq);
  });

  test('an old page in answer to a new question is not applied', async () => {
    let old: Answered | null = null;
    const first = await pulledWhileAway();
    await meddle(async (asked, forward) => {
      if (!isPull(asked)) return forward(asked);
      if (old !== null) return old;
      const answer = await forward(asked);
      if (unpacked(answer).body.toString().includes('"count"')) old = answer;
      return answer;
    });
    await station.until(() => station.replication.status().state === 'offline');
    expect(station.replication.status().attention).toMatch(/in place of the central record/);
    const at = station.store.log.cursor('LEI');
    relay.meddle = null;
    const id = await pulledByStation();
    await expectSame(central, [station, other], [first, id]);
    expect(station.store.log.cursor('LEI')?.feedSeq).toBeGreaterThan(at?.feedSeq ?? 0);
  });
});
