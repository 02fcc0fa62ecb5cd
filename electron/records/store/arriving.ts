/**
 * Which patients are whole while a first replication is under way (docs/decisions/0043). Marks are written in the transaction
 * that holds a patient's last entry, and all go with the page that reaches the number everything has to be here up to.
 */
import type { Core } from './core.ts';
import { guarded } from './errors.ts';
import { setFilling } from './filling.ts';
import type { Holding } from './holding.ts';
import type { Arriving, FirstLog, FirstReplication } from './log-types.ts';

interface Row {
  readonly scope: string;
  readonly epoch: string;
  readonly upTo: number;
  readonly others: number;
}

interface PersonRow {
  readonly patient: string;
  readonly whole: number;
}

/** One first replication as it stands; kept in memory because every screen about a person asks. */
interface State {
  readonly epoch: string;
  readonly upTo: number;
  others: boolean;
  /** Today's people in the order they were chosen, and whether they are whole. */
  readonly people: Map<string, boolean>;
}

export class ArrivingTable {
  private readonly core: Core;
  private readonly states = new Map<string, State>();
  private readonly statements;

  constructor(core: Core) {
    const { database } = core;
    this.core = core;
    this.statements = {
      rows: database.prepare<[], Row>('SELECT scope, epoch, up_to AS upTo, others FROM arriving'),
      people: database.prepare<[string], PersonRow>(
        'SELECT patient, whole FROM arriving_person WHERE scope = ? ORDER BY place',
      ),
      begin: database.prepare<[string, string, number, number]>('INSERT INTO arriving VALUES (?, ?, ?, ?)'),
      add: database.prepare<[string, string, number]>('INSERT INTO arriving_person VALUES (?, ?, ?, 0)'),
      others: database.prepare<[string]>('UPDATE arriving SET others = 1 WHERE scope = ?'),
      whole: database.prepare<[string, string]>(
        'UPDATE arriving_person SET whole = 1 WHERE scope = ? AND patient = ?',
      ),
      end: database.prepare<[string]>('DELETE FROM arriving WHERE scope = ?'),
      forget: database.prepare<[string]>('DELETE FROM arriving_person WHERE scope = ?'),
      begunBy: database
        .prepare<[string], string>("SELECT created_device FROM record WHERE id = ? AND type = 'patient'")
        .pluck(),
    };
    this.reload();
  }

  /** Reads the tables again, after a transaction was rolled back. */
  reload(): void {
    this.states.clear();
    for (const { scope, epoch, upTo, others } of this.statements.rows.all()) {
      const people = this.statements.people.all(scope).map((row) => [row.patient, row.whole === 1] as const);
      this.states.set(scope, { epoch, upTo, others: others === 1, people: new Map(people) });
    }
  }

  /** Inside a transaction. Replaces what was under way: its marks say nothing about another feed number. */
  begin(scope: string, { epoch, upTo, people }: FirstReplication): void {
    this.drop(scope);
    const chosen = people ?? [];
    const others = people === null;
    this.statements.begin.run(scope, epoch, upTo, others ? 1 : 0);
    for (const [place, patient] of chosen.entries()) this.statements.add.run(scope, patient, place);
    const waiting = new Map(chosen.map((patient) => [patient, false]));
    this.states.set(scope, { epoch, upTo, others, people: waiting });
  }

  /** Inside the transaction that stores their last entry; null stands for what is about nobody. */
  mark(scope: string, whole: readonly (string | null)[]): void {
    const state = this.states.get(scope);
    if (state === undefined) return;
    for (const patient of whole) {
      if (patient === null) {
        this.statements.others.run(scope);
        state.others = true;
      } else if (state.people.has(patient)) {
        this.statements.whole.run(scope, patient);
        state.people.set(patient, true);
      }
    }
  }

  /** Inside the transaction that moves the cursor: from there on everybody is whole, and so nobody needs a mark. */
  reached(scope: string, epoch: string, feedSeq: number): void {
    const state = this.states.get(scope);
    if (state?.epoch === epoch && feedSeq >= state.upTo) this.drop(scope);
  }

  /** Inside a transaction: a feed that began anew has other numbers, so nobody counts as whole until it was asked again. */
  restart(scope: string, epoch: string): void {
    const state = this.states.get(scope);
    if (state === undefined || state.epoch === epoch) return;
    this.begin(scope, { epoch: '', upTo: Number.MAX_SAFE_INTEGER, people: null });
  }

  of(scope: string): Arriving | null {
    const state = this.states.get(scope);
    if (state === undefined) return null;
    const waiting = [...state.people].filter(([, whole]) => !whole).map(([patient]) => patient);
    return {
      epoch: state.epoch,
      upTo: state.upTo,
      waiting: state.others ? waiting : [null, ...waiting],
      people: state.people.size,
    };
  }

  /** Whether anybody may be half here, or not here yet at all. */
  get any(): boolean {
    return this.states.size > 0;
  }

  /**
   * Whether everything about a patient that the central record held when the first replication began is here. One begun on
   * this workstation is: the number was fixed before it sent anything.
   */
  isWhole(patient: string): boolean {
    for (const state of this.states.values())
      if (state.people.get(patient) !== true) return this.isOurs(patient);
    return true;
  }

  private isOurs(patient: string): boolean {
    return this.statements.begunBy.get(patient) === this.core.installation.device;
  }

  private drop(scope: string): void {
    this.statements.end.run(scope);
    this.statements.forget.run(scope);
    this.states.delete(scope);
  }
}

export function firstLogOf({ database }: Core, arriving: ArrivingTable, holding: Holding): FirstLog {
  const begin = database.transaction((scope: string, first: FirstReplication) =>
    arriving.begin(scope, first),
  );
  return {
    begin: (scope, first) => {
      guarded(() => begin.immediate(scope, first));
    },
    of: (scope) => arriving.of(scope),
    filling: (on) => {
      if (!database.open) return;
      guarded(() => {
        holding.set(on);
        setFilling(database, on);
      });
    },
    rest: (now) => guarded(() => holding.rest(now)),
  };
}
