/** An establishment with people of today and of years ago, written through a real store as its workstations would. */
import { v4 as uuidv4 } from 'uuid';
import type { DraftChange, Store } from '../../electron/records/store/store.ts';
import { addCivilDays, civilDateOf } from '../../shared/followup/clock.ts';
import { draft, nurse, revision } from './stores.ts';

const surnames = ["O'Neill", 'الحسن', 'Nowak', 'Okafor', 'Smith-Jones', 'Đặng', 'Begum', 'Ó Súilleabháin'];
const forenames = ['Seán', 'محمد', 'Piotr', 'Adaeze', "D'Andre", 'Minh', 'Kyle', 'Róisín'];

export interface Person {
  readonly patient: string;
  readonly stay: string;
  readonly arrival: string;
}

export type Standing = 'here' | 'departed' | 'expected' | 'owed';

type Values = Parameters<typeof draft>[2];

/** `now`: milliseconds since 1970 UTC; whoever is expected or owed something is so in the days around it. */
export class Population {
  private readonly store: Store;
  private readonly now: number;
  private made = 0;

  constructor(store: Store, now: number) {
    this.store = store;
    this.now = now;
  }

  private save(...drafts: readonly DraftChange[]): void {
    this.store.commit(drafts, nurse);
  }

  private day(days: number): string {
    return addCivilDays(civilDateOf(this.now), days);
  }

  staff(name: string): string {
    const id = uuidv4();
    const values = { username: name.toLowerCase(), name, role: 'nurse', registration: null, active: true };
    this.save(draft('staff', id, values));
    return id;
  }

  /** A person with arrival, escort record, stay, an assessment of some answers, an allergy and self-harm on record. */
  person(standing: Standing, answers = 8): Person {
    const n = (this.made += 1);
    const [patient, stay, arrival, assessment] = [uuidv4(), uuidv4(), uuidv4(), uuidv4()];
    const old = standing === 'departed' || standing === 'owed' || standing === 'expected';
    const arrived = new Date(this.now - (old ? 900 : 20) * 86_400_000).toISOString();
    const name = { surname: surnames[n % 8] ?? '', forenames: forenames[(n * 3) % 8] ?? '' };
    const born = `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`;
    this.save(
      draft('arrival', arrival, {
        key: `feed:${n}`,
        ...name,
        dateOfBirth: born,
        expectedDate: arrived.slice(0, 10),
        source: 'court',
        state: 'expected',
        patient: null,
        stay: null,
      }),
    );
    // Nobody knows yet whose this is; it is part of the person's history all the same.
    this.save(
      draft('escort-record', uuidv4(), {
        arrival,
        stay: null,
        recordedAt: arrived,
        receivedBy: 'file',
        answers: {},
      }),
    );
    this.save(
      draft('patient', patient, { ...name, dateOfBirth: born, allergyState: 'not-asked' }, patient),
      draft(
        'stay',
        stay,
        { arrivedAt: arrived, source: 'court', arrival, location: 'hold', departedAt: null },
        patient,
      ),
      revision(this.store, 'arrival', arrival, { state: 'here', patient, stay }, patient),
    );
    const about = (type: string, values: Values): DraftChange => draft(type, uuidv4(), values, patient);
    this.save(draft('assessment', assessment, { kind: 'first-stage', stay, state: 'in-progress' }, patient));
    for (let question = 0; question < answers; question += 1) {
      const answer = {
        value: 'yes',
        detail: { text: `Taken every morning, ${n}.${question}` },
        by: 'staff-nurse',
        at: arrived,
      };
      this.save(draft('assessment', assessment, { [`answer.q${question}`]: answer }, patient));
    }
    this.save(
      about('allergy', {
        substance: 'Penicillin',
        reaction: 'Rash',
        severity: 'severe',
        state: 'present',
        recordedAt: arrived,
      }),
      about('self-harm', {
        date: '2019',
        method: 'Ligature',
        source: 'first-stage assessment',
        state: 'recorded',
      }),
      revision(this.store, 'stay', stay, { location: 'normal' }, patient),
    );
    if (old)
      this.save(revision(this.store, 'stay', stay, { departedAt: arrived, departure: 'release' }, patient));
    if (standing === 'owed')
      this.save(
        about('action', {
          stay,
          title: 'See the dentist',
          state: 'open',
          dueAt: `${this.day(3)}T09:00:00.000Z`,
        }),
      );
    if (standing === 'expected') {
      const again = draft('arrival', uuidv4(), {
        key: `again:${n}`,
        ...name,
        expectedDate: this.day(1),
        source: 'court',
        state: 'expected',
        patient,
        stay: null,
      });
      this.save({ ...again, patient });
    }
    return { patient, stay, arrival };
  }

  /** Somebody said that two records are one person. */
  link(left: string, right: string): void {
    this.save(
      draft('patient-link', uuidv4(), { left, right, verdict: 'same', reason: 'Same PNC number.' }, left),
    );
  }
}
