/** What a new workstation asks for first: of an older central record, of a small one, of one that answers wrongly. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LinkFault } from '../../../electron/records/replication/fault.ts';
import { arriving, fixFirst, readFirst } from '../../../electron/records/replication/first.ts';
import { gathered } from '../../../electron/records/replication/gathered.ts';
import type { Session } from '../../../electron/records/replication/session.ts';
import { EMPTY_DIGEST } from '../../../shared/replication/digest.ts';
import { joinLines } from '../../../shared/replication/lines.ts';
import { nurse, temporaryStore, type TestStore, uuid } from '../../support/stores.ts';

let stored: TestStore;
beforeEach(() => void (stored = temporaryStore()));
afterEach(() => stored.remove());

const epoch = 'epoch-1';
const scope = nurse.establishment;
const asked = { scope, epoch, upTo: 9 };

/** Only what these functions touch. */
function session(answer: () => unknown, change: Partial<Session> = {}): Session & { questions: string[] } {
  const questions: string[] = [];
  const get = (path: string): Promise<unknown> => {
    questions.push(path);
    return new Promise((resolve) => resolve(answer()));
  };
  const partial = {
    store: stored.store,
    identity: { establishment: { id: scope } },
    link: { get },
    epoch,
    head: 5000,
    reads: true,
    ...change,
  };
  return { ...(partial as unknown as Session), questions };
}

const refuse = (kind: 'refused' | 'retired', code: 'not-found' | 'retired' | 'invalid') => () => {
  throw new LinkFault(kind, 'no', { code });
};

test('an older central record is pulled from the beginning, and everybody is arriving meanwhile', async () => {
  const old = session(refuse('refused', 'not-found'));
  await fixFirst(old);
  expect(arriving(old)).toMatchObject({ upTo: 5000, waiting: [], people: 0 });
  expect(stored.store.isWhole(uuid(1, 1))).toBe(false);
});

test('a small feed is pulled without asking anything', async () => {
  const small = session(() => expect.unreachable('nothing is asked'), { head: 12 });
  await fixFirst(small);
  expect(small.questions).toEqual([]);
  expect(arriving(small)).toMatchObject({ upTo: 12, waiting: [] });
});

test('a central record without anything makes nobody wait', async () => {
  await fixFirst(session(() => expect.unreachable('nothing is asked'), { head: 0 }));
  expect(stored.store.isArriving()).toBe(false);
});

test('a list is asked for once, and again only of a feed that began anew', async () => {
  const people = [uuid(1, 1), uuid(1, 2)];
  const first = session(() => ({ epoch, upTo: 4999, people }));
  await fixFirst(first);
  await fixFirst(first);
  expect(first.questions).toEqual(['/v1/first']);
  expect(arriving(first)?.waiting).toEqual([null, ...people]);
  const anew = session(() => ({ epoch: 'epoch-2', upTo: 3, people: [] }), { epoch: 'epoch-2' });
  await fixFirst(anew);
  expect(arriving(anew)).toMatchObject({ epoch: 'epoch-2', upTo: 3, waiting: [null] });
});

test('a store that has read the feed before asks for nothing', async () => {
  stored.store.log.applyPage({ scope, epoch, next: 7, entries: [] });
  const later = session(() => expect.unreachable('nothing is asked'));
  await fixFirst(later);
  expect(later.questions).toEqual([]);
});

test('a retired workstation goes on to send; any other refusal ends the connection', async () => {
  await fixFirst(session(refuse('retired', 'retired')));
  expect(stored.store.isArriving()).toBe(false);
  await expect(fixFirst(session(refuse('refused', 'invalid')))).rejects.toThrow('no');
});

test('histories of another feed, with a wrong digest or too few lines are not taken', () => {
  const header = { ...asked, people: [] as unknown[], now: '2026-11-22T19:40:00.000Z' };
  const person = { patient: null, runs: [] as unknown[], capped: [], count: 0, digest: EMPTY_DIGEST };
  expect(readFirst(joinLines({ ...header, people: [person] }, []), asked).people).toEqual([
    { patient: null, entries: [], whole: true },
  ]);
  expect(
    readFirst(joinLines({ ...header, people: [{ ...person, later: true }] }, []), asked).people[0]?.whole,
  ).toBe(false);
  const run = {
    feed: 3,
    device: uuid(2, 1),
    seq: 1,
    prev: EMPTY_DIGEST,
    count: 1,
    receivedAt: '2026-11-22T19:40:00.000Z',
  };
  const wrong = [
    joinLines({ ...header, scope: 'BRI' }, []),
    joinLines({ ...header, epoch: 'other' }, []),
    joinLines({ ...header, people: [{ ...person, digest: 'f'.repeat(64) }] }, []),
    joinLines({ ...header, people: [{ ...person, count: 1, runs: [run] }] }, []),
    joinLines({ ...header, people: [{ ...person, count: 1, runs: [run] }] }, ['{"id":']),
    '<html>Sign in</html>',
  ];
  for (const text of wrong)
    expect(() => readFirst(text, asked), text).toThrow(expect.objectContaining({ kind: 'not-ours' }));
});

test('what changed is told together, and nothing of it is lost', () => {
  const told: string[][] = [];
  const patients = gathered((items) => told.push([...items]), 60_000);
  patients.add(['a']);
  patients.add(['b', 'c']);
  patients.add(['b']);
  patients.flush();
  patients.flush();
  expect(told).toEqual([['a'], ['b', 'c']]);
});
