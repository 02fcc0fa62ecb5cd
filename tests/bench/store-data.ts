/** Generated feed pages for the store's benchmarks: changes of about 600 bytes, as another workstation would send them. */
import { canonicalText, chainLink, type Change, FIRST_PREV } from '../../shared/changes/change.ts';
import { sha256 } from '../../electron/records/store/core.ts';
import type { PulledEntry } from '../../electron/records/store/log-types.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { testStart, uuid } from '../support/stores.ts';
import { seeded } from './figures.ts';

const scope = 'LEI';
const PAGE = 1000;
const surnames = [
  'Smith',
  'Jones',
  'Okafor',
  "O'Neill",
  'Nowak',
  'Hussain',
  'Begum',
  'Evans',
  'Popescu',
  'Clarke',
];
const endings = ['', 'son', 'ley', 'ton', 'wood', 'man', 'ham', 'worth', 'field', 'ford', 'well', 'by'];
const forenames = [
  'Daniel',
  'Mohammed',
  'Sean',
  'Piotr',
  'Ade',
  'Kyle',
  'Ryan',
  'Ion',
  'Lee',
  'Marcus',
  'Tariq',
];

/** Feeds generated changes into a store in pages, as replication does. */
export class Feeder {
  private readonly store: Store;
  /** Feeds of several lanes can go into one store: each is another device in a feed of its own. */
  private readonly lane: number;
  private entries: PulledEntry[] = [];
  private seq = 0;
  private prev = FIRST_PREV;

  constructor(store: Store, lane = 1) {
    this.store = store;
    this.lane = lane;
  }

  add(record: { type: string; id: string }, patient: string | null, values: Record<string, unknown>): void {
    this.seq += 1;
    const device = uuid(0xfeed, this.lane);
    const ms = testStart - 86_400_000 + this.seq;
    const text = canonicalText({
      id: uuid(0xc4 + this.lane * 0x10000, this.seq),
      clock: { ms, counter: 0, device },
      author: 'staff-generated',
      happenedAt: new Date(ms).toISOString(),
      establishment: scope,
      patient,
      record,
      fields: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]),
      ),
      schema: 1,
      group: null,
    });
    // As it comes off the wire: parsed from canonical text.
    const change = JSON.parse(text) as Change;
    const envelope = { device, seq: this.seq, prev: this.prev, hash: sha256(text), change };
    this.prev = chainLink(envelope, sha256);
    const receivedAt = new Date(ms).toISOString();
    const { hash } = envelope;
    this.entries.push({ feedSeq: this.seq, effectiveMs: ms, receivedAt, id: change.id, hash, envelope });
    if (this.entries.length === PAGE) this.flush();
  }

  flush(): void {
    if (this.entries.length === 0) return;
    const from = this.lane === 1 ? scope : `${scope}-${this.lane}`;
    this.store.log.applyPage({ scope: from, epoch: 'bench', next: this.seq, entries: this.entries });
    this.entries = [];
  }
}

const SITTING = 40;

/** Answers of about 600 bytes to assessments of `patients` people, forty in a row as one nurse gives them. */
export function feedAnswers(store: Store, count: number, patients: number, lane = 1): void {
  const feeder = new Feeder(store, lane);
  for (let n = 0; n < count; n += 1) {
    const sitting = Math.floor(n / SITTING);
    const person = sitting % patients;
    const question = Math.floor(sitting / patients) * SITTING + (n % SITTING);
    feeder.add({ type: 'assessment', id: uuid(0xab, person) }, uuid(0xaa, person), {
      [`answer.q${question}`]: {
        value: 'yes',
        detail: { text: 'Taken every morning; last dose known to have been given in court custody.' },
        by: 'staff-generated',
        at: '2026-11-21T19:40:00.000Z',
      },
    });
  }
  feeder.flush();
}

/** People with names, dates of birth and numbers; returns what a member of staff may type to find each. */
export function feedPatients(store: Store, count: number): string[] {
  const feeder = new Feeder(store);
  const random = seeded(20_261_122);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const queries: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const surname = pick(surnames) + pick(endings);
    const forename = pick(forenames);
    const born = new Date(
      Date.UTC(1950 + Math.floor(random() * 55), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
    );
    const dateOfBirth = born.toISOString().slice(0, 10);
    const nhsNumber = String(4_000_000_000 + Math.floor(random() * 1_000_000_000));
    const prisonNumber = `A${1000 + (n % 9000)}${String.fromCharCode(65 + (n % 26), 65 + (Math.floor(n / 26) % 26))}`;
    feeder.add({ type: 'patient', id: uuid(0xaa, n) }, uuid(0xaa, n), {
      surname,
      forenames: forename,
      dateOfBirth,
      nhsNumber,
      prisonNumber,
    });
    const typed = [
      surname.slice(0, 1 + (n % 6)),
      `${forename.slice(0, 2)} ${surname.slice(0, 3)}`,
      nhsNumber.slice(0, 3 + (n % 7)),
      prisonNumber.slice(0, 2 + (n % 5)),
      dateOfBirth.split('-').toReversed().join('/'),
      nhsNumber.slice(6),
    ];
    queries.push(typed[n % typed.length] ?? '');
  }
  feeder.flush();
  return queries;
}
