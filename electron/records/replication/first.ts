/**
 * A first replication (docs/decisions/0043): what is about nobody, then whole histories of today's people, and only then the
 * feed from its beginning. What is left to fetch stands in the store, so that a kill costs what was on its way and no more.
 */
import {
  firstHeaderSchema,
  firstListSchema,
  type FirstHeader,
  type FirstPerson,
} from '../../../shared/replication/first.ts';
import { contribution, digestText } from '../../../shared/replication/digest.ts';
import { splitLines } from '../../../shared/replication/lines.ts';
import type { FirstLog, FirstReplication, PulledEntry } from '../store/log-types.ts';
import { LinkFault, notOurs } from './fault.ts';
import { parseAnswer } from './link.ts';
import { breathe, type Session } from './session.ts';
import { receivedEntries, sha256 } from './wire.ts';

/** People asked for in one question: some hundred kilobytes of history. */
const PEOPLE = 40;
/** A feed of no more than this is here before a list of people would be. */
const SMALL = 1000;
/** Entries of one transaction, at least: whole people are added until there are as many. */
const SLICE = 400;
/** In an address, for what is about nobody. */
const NOBODY = '-';

const scopeOf = (session: Session): string => session.identity.establishment.id;

/** Today's people as the central record chooses them; nobody where it is older than this question or has little to send. */
async function askList(session: Session): Promise<FirstReplication> {
  const plain = { epoch: session.epoch, upTo: session.head, people: null };
  if (session.head <= SMALL) return plain;
  try {
    const list = await session.link.get('/v1/first', firstListSchema, session.signal);
    if (list.epoch !== session.epoch)
      throw new LinkFault('refused', 'The feed began anew.', { code: 'epoch' });
    return list;
  } catch (error) {
    if (error instanceof LinkFault && error.code === 'not-found') return plain;
    throw error;
  }
}

/** What is fetched first is fixed before this workstation sends anything: whoever is begun here is then whole here. */
export async function fixFirst(session: Session): Promise<void> {
  const { first, log } = session.store;
  if (first === undefined || !session.reads || session.head === 0) return;
  const scope = scopeOf(session);
  const under = first.of(scope);
  const fixed = under === null ? log.cursor(scope) !== null : under.epoch === session.epoch;
  if (fixed) return;
  try {
    first.begin(scope, await askList(session));
  } catch (error) {
    // A retired workstation may still send; that it may not read is said when it tries to.
    if (!(error instanceof LinkFault && error.kind === 'retired')) throw error;
  }
}

/** The first replication that is under way, or null. */
export const arriving = (session: Session): ReturnType<FirstLog['of']> =>
  session.store.first?.of(scopeOf(session)) ?? null;

interface Received {
  readonly header: FirstHeader;
  readonly people: {
    readonly patient: string | null;
    readonly entries: PulledEntry[];
    readonly whole: boolean;
  }[];
}

/** Entries of one person; their digest is worked out here, too. */
function entriesOf(person: FirstPerson, lines: Iterator<string>): PulledEntry[] {
  const capped = new Map(person.capped);
  const entries: PulledEntry[] = [];
  let sum = 0n;
  for (const run of person.runs) {
    let feedSeq = run.feed;
    for (const entry of receivedEntries(run, lines)) {
      const { clock } = entry.envelope.change;
      sum += contribution(entry.id, entry.hash, sha256);
      entries.push({ ...entry, feedSeq, effectiveMs: capped.get(entries.length) ?? clock.ms });
      feedSeq += 1;
    }
  }
  if (entries.length !== person.count || digestText(sum) !== person.digest) throw notOurs();
  return entries;
}

/** Reads an answer. Throws `not-ours` when it is not of the protocol or a digest does not follow from its entries. */
export function readFirst(text: string, asked: { scope: string; epoch: string; upTo: number }): Received {
  const { header: first, lines } = splitLines(text);
  const header = parseAnswer(firstHeaderSchema, first);
  if (header.scope !== asked.scope || header.epoch !== asked.epoch || header.upTo !== asked.upTo)
    throw notOurs();
  const rest = lines[Symbol.iterator]();
  try {
    return {
      header,
      people: header.people.map((person) => ({
        patient: person.patient,
        entries: entriesOf(person, rest),
        whole: person.later !== true,
      })),
    };
  } catch (error) {
    throw error instanceof SyntaxError ? notOurs(error) : error;
  }
}

/** Stores people, some at a time: their entries and their marks in one transaction. */
async function keep(session: Session, { header, people }: Received): Promise<void> {
  const { log } = session.store;
  const { scope, epoch } = header;
  let entries: PulledEntry[] = [];
  let whole: (string | null)[] = [];
  for (const [index, person] of people.entries()) {
    entries.push(...person.entries);
    if (person.whole) whole.push(person.patient);
    if (entries.length < SLICE && index < people.length - 1) continue;
    // Nothing is said about the feed below: the cursor stays where it is.
    const { patients } = log.applyPage({ scope, epoch, next: 0, entries, whole });
    session.events.applied([...new Set([...patients, ...whole.filter((patient) => patient !== null)])]);
    entries = [];
    whole = [];
    if (session.signal.aborted) return;
    await breathe();
    session.store.first?.rest(session.attended?.() === true);
  }
}

/** Fetches whom the store still waits for. The next answer is on its way while one is stored. */
export async function fetchFirst(session: Session, progress: () => void): Promise<void> {
  const under = arriving(session);
  if (under === null) return;
  const { epoch, upTo } = under;
  const queue = [...under.waiting];
  const ask = async (people: readonly (string | null)[]): Promise<Received> => {
    const query = new URLSearchParams({ epoch, upTo: String(upTo) });
    query.set('people', people.map((patient) => patient ?? NOBODY).join(','));
    const text = await session.link.getLines(`/v1/first/histories?${query.toString()}`, 0, session.signal);
    return readFirst(text, { scope: scopeOf(session), epoch, upTo });
  };
  const launch = () => {
    const people = queue.splice(0, PEOPLE);
    return people.length === 0 ? null : { people, answer: ask(people).catch((error: Error) => error) };
  };
  for (let flight = launch(); flight !== null;) {
    const next = launch();
    const answer = await flight.answer;
    if (answer instanceof Error) throw answer;
    const answered = new Set(answer.people.map(({ patient }) => patient));
    if (answered.size === 0) throw notOurs();
    // An answer stops where it would become too large; the others are asked for again.
    queue.unshift(...flight.people.filter((patient) => !answered.has(patient)));
    await keep(session, answer);
    progress();
    if (session.signal.aborted) return;
    flight = next ?? launch();
  }
}
