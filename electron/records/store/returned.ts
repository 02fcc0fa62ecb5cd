/** Changes of people who are back: a payload that retention took out is taken again, checked against the hash that stayed. */
import { canonicalText, type Change } from '../../../shared/changes/change.ts';
import { linkedPatients, patientOf } from '../../../shared/changes/fold.ts';
import { readChange } from '../../../shared/changes/registers.ts';
import { type Core, sha256 } from './core.ts';
import type { FoldTables } from './fold-tables.ts';
import type { LogRow } from './log-table.ts';
import type { PulledEntry } from './log-types.ts';

export class Returned {
  private readonly core: Core;
  private readonly fold: FoldTables;
  private readonly wanted;
  private readonly refill;
  private readonly forget;
  private readonly mark;
  private readonly anybody;

  constructor(core: Core, fold: FoldTables) {
    const { database } = core;
    this.core = core;
    this.fold = fold;
    this.wanted = database
      .prepare<[number], number>(
        `SELECT 1 FROM purged g JOIN purged_person p ON p.patient = g.patient WHERE g.pos = ? AND p.wanted = 1`,
      )
      .pluck();
    this.refill = database.prepare<[string, string, number]>(
      'UPDATE change SET payload = ?, state = ? WHERE pos = ?',
    );
    this.forget = database.prepare<[number]>('DELETE FROM purged WHERE pos = ?');
    this.mark = database.prepare<[string]>('UPDATE purged_person SET wanted = 1 WHERE patient = ?');
    this.anybody = database.prepare<[], number>('SELECT 1 FROM purged_person LIMIT 1').pluck();
  }

  /** Something new about somebody: whoever was purged is back. Also when a clinician links them to a record that is here. */
  seen(change: Change): void {
    this.seenAll([change]);
  }

  /** The same of many. */
  seenAll(changes: readonly Change[]): void {
    if (this.anybody.get() === undefined) return;
    for (const change of changes) {
      const patient = patientOf(change);
      for (const id of [...(patient === null ? [] : [patient]), ...linkedPatients(change)]) this.mark.run(id);
    }
  }

  /** Puts the payload back into the row and folds it; false when nobody wants it or it is not what the hash says. */
  takeBack(held: LogRow, { envelope, effectiveMs }: PulledEntry, patients: Set<string>): boolean {
    if (envelope === null || this.wanted.get(held.pos) === undefined) return false;
    const payload = canonicalText(envelope.change);
    if (sha256(payload) !== held.hash.toString('hex')) return false;
    const reading = readChange(this.core.types, envelope.change);
    this.refill.run(payload, reading.as, held.pos);
    this.forget.run(held.pos);
    if (reading.as === 'folded') this.fold.fold(envelope.change, held.pos, effectiveMs);
    const patient = patientOf(envelope.change);
    if (patient !== null) patients.add(patient);
    return true;
  }
}
