/** Whole messages lost, repeated, late, overtaken, or answered by somebody else (fault-relay.ts says how). */
import { describe, expect, test } from 'vitest';
import { seeded } from '../../bench/figures.ts';
import { saveNotes } from '../../support/central.ts';
import { html, refusal, unpacked, type Answered, type Asked } from '../../support/fault-relay.ts';
import { expectSame, heldIds, heldOf } from '../../support/fault-truth.ts';
import { isPull, isPush, meddledLine } from '../../support/meddled-line.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const line = meddledLine();
const sent = (path: string): number => line.relay.seen.filter((each) => each === path).length;

describe('an answer that never arrives', () => {
  test('to a push: what became of it is learnt from hello, and nothing is sent again', async () => {
    let lost = 0;
    line.relay.meddle = async (asked, forward) => {
      const answer = await forward(asked);
      if (!isPush(asked) || lost > 0) return answer;
      lost += 1;
      return null;
    };
    const id = line.written();
    line.station.replication.changed();
    await line.station.until(() => lost === 1 && line.station.replication.status().waiting === 0);
    expect(sent('/v1/push')).toBe(1);
    await expectSame(line.central, [line.station, line.other], [id]);
  });

  test('to a third of all requests, of any kind: everything still gets through', async () => {
    const random = seeded(20261122);
    line.relay.meddle = async (asked, forward) => {
      const answer = await forward(asked);
      return random() < 1 / 3 ? null : answer;
    };
    const ids = [line.written(), await line.pulledByStation(), line.written()];
    const held = (): boolean =>
      line.station.replication.status().waiting === 0 &&
      line.station.store.counts().changes === line.other.store.counts().changes;
    await line.station.until(() => line.station.replication.status().waiting === 0);
    await line.other.replication.syncNow();
    await line.station.until(held);
    line.relay.meddle = null;
    await expectSame(line.central, [line.station, line.other], ids);
  });
});

describe('requests delivered more than once', () => {
  test.each([
    ['at the same moment', true],
    ['one after the other', false],
  ])('%s: nothing is there twice', async (_how, together) => {
    line.relay.meddle = async (asked, forward) => {
      if (asked.path.includes('wait=')) return forward(asked);
      const first = forward(asked);
      if (!together) await first;
      const second = await forward(asked);
      await first;
      return second;
    };
    const ids = Array.from({ length: 12 }, line.written);
    await line.station.replication.syncNow();
    await line.pulledByStation();
    await line.station.replication.syncNow();
    line.relay.meddle = null;
    await expectSame(line.central, [line.station, line.other], ids);
    expect(await heldOf(line.central, line.station.store.log.device)).toBe(line.station.store.log.head().seq);
    expect(line.station.replication.status().quarantined).toBe(0);
  });

  test('long afterwards, in the wrong order: the central record answers and changes nothing', async () => {
    const pushes: Asked[] = [];
    line.relay.meddle = async (asked, forward) => {
      if (isPush(asked)) pushes.push(asked);
      return forward(asked);
    };
    const ids: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      ids.push(line.written());
      await line.station.replication.syncNow();
    }
    const before = await heldIds(line.central);
    expect(pushes.length).toBeGreaterThanOrEqual(4);
    for (const asked of pushes.toReversed()) {
      const answer = unpacked(await line.relay.send(asked));
      expect(JSON.parse(answer.body.toString())).toMatchObject({ verdicts: [{ verdict: 'duplicate' }] });
    }
    expect(await heldIds(line.central)).toEqual(before);
    await expectSame(line.central, [line.station, line.other], ids);
  });
});

describe('a round that fails', () => {
  test.each([
    ['unavailable', 503],
    ['unexpected', 500],
    ['slow-down', 429],
  ])('with "%s" is tried again by the timer alone', async (code, status) => {
    let refused = 0;
    line.relay.meddle = async (asked, forward) => {
      if (!isPush(asked) || refused >= 3) return forward(asked);
      refused += 1;
      return refusal(status, code);
    };
    const id = line.written();
    // Nobody saves, nobody asks: the queue must not be stuck until somebody does.
    await line.station.until(() => refused === 3 && line.station.replication.status().waiting === 0);
    await expectSame(line.central, [line.station, line.other], [id]);
  });

  test('with "too large" goes on in halves, and a save that is too large alone keeps nobody else’s back', async () => {
    const LIMIT = 30_000;
    line.relay.meddle = async (asked, forward) =>
      isPush(asked) && unpacked(asked).body.length > LIMIT ? refusal(413, 'too-large') : forward(asked);
    saveNotes(line.station.store, 200);
    await line.station.replication.syncNow();
    expect(line.station.replication.status().waiting).toBe(0);
    expect(sent('/v1/push')).toBeGreaterThan(4);
    const note = draft('note', uuid(9, 1), { text: 'x'.repeat(2000) }, uuid(8, 1));
    const drafts = Array.from({ length: 20 }, (_, n) => ({
      ...note,
      record: { type: 'note', id: uuid(9, n) },
    }));
    line.station.store.commit(drafts, nurse);
    const id = await line.pulledByStation();
    await line.station.replication.syncNow();
    expect(line.station.replication.status()).toMatchObject({
      waiting: 20,
      attention: expect.stringMatching(/too large to be sent. It is kept here/) as string,
    });
    expect(line.station.store.counts().changes).toBe(line.other.store.counts().changes + 20);
    line.relay.meddle = null;
    await expectSame(line.central, [line.station, line.other], [id]);
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
      line.relay.meddle = async (asked, forward) => {
        if (!asked.path.startsWith(place)) return forward(asked);
        met = true;
        return answer;
      };
      const waiting = line.station.replication.status().waiting;
      await line.station.replication.stop();
      ids.push(line.written());
      line.station.replication.start();
      await line.station.until(() => met && line.station.replication.status().state === 'offline');
      const status = line.station.replication.status();
      expect(status.attention, place).toMatch(/in place of the central record/);
      if (['/v1/hello', '/v1/push'].includes(place)) expect(status.waiting, place).toBe(waiting + 1);
    }
    line.relay.meddle = null;
    await expectSame(line.central, [line.station, line.other], ids);
  });
});

describe('requests that are late', () => {
  /** More than two batches, so that two are under way at once. */
  const batches = (): void => saveNotes(line.station.store, 800);

  test('two batches overtake each other: both are stored, in order', async () => {
    let release = (): void => undefined;
    const second = new Promise<void>((resolve) => (release = resolve));
    let pushes = 0;
    line.relay.meddle = async (asked, forward) => {
      if (!isPush(asked)) return forward(asked);
      pushes += 1;
      if (pushes === 1) await second;
      if (pushes === 2) setTimeout(release, 100);
      return forward(asked);
    };
    batches();
    await line.station.replication.syncNow();
    expect(pushes).toBeGreaterThan(2);
    await expectSame(line.central, [line.station, line.other]);
  });

  test('the first of two batches is lost on the way: the second waits, and both go again', async () => {
    let pushes = 0;
    line.relay.meddle = async (asked, forward) => {
      if (!isPush(asked)) return forward(asked);
      pushes += 1;
      return pushes === 1 ? null : forward(asked);
    };
    batches();
    line.station.replication.changed();
    await line.station.until(() => line.station.replication.status().waiting === 0, 40_000);
    await expectSame(line.central, [line.station, line.other]);
    expect(await heldOf(line.central, line.station.store.log.device)).toBe(line.station.store.log.head().seq);
  });

  test('an old page in answer to a new question is not applied', async () => {
    let old: Answered | null = null;
    const first = await line.pulledWhileAway();
    await line.meddle(async (asked, forward) => {
      if (!isPull(asked)) return forward(asked);
      if (old !== null) return old;
      const answer = await forward(asked);
      if (unpacked(answer).body.toString().includes('"count"')) old = answer;
      return answer;
    });
    await line.station.until(() => line.station.replication.status().state === 'offline');
    expect(line.station.replication.status().attention).toMatch(/in place of the central record/);
    const at = line.station.store.log.cursor('LEI');
    line.relay.meddle = null;
    const id = await line.pulledByStation();
    await expectSame(line.central, [line.station, line.other], [first, id]);
    expect(line.station.store.log.cursor('LEI')?.feedSeq).toBeGreaterThan(at?.feedSeq ?? 0);
  });
});
