/** The source of every section that is drawn from the record. A section of the content without one here is refused when it is composed. */
import { appointments, hold, notes, openActions, sharing } from './arranged.ts';
import { allergies, diagnoses, selfHarm, vaccinations, virusTests } from './health.ts';
import { medicineList } from './medicines.ts';
import { author, identity, stay } from './person.ts';
import type { SourceOf } from './source.ts';
import { acctOwed, adjustments, alerts, toDo } from './transfer.ts';

export const sources: Readonly<Record<string, SourceOf>> = {
  identity,
  author,
  stay,
  diagnoses,
  allergies,
  'medicine-list': medicineList,
  vaccinations,
  'virus-tests': virusTests,
  'self-harm': selfHarm,
  appointments,
  'referrals-open': openActions,
  notes,
  sharing,
  hold,
  alerts,
  'acct-owed': acctOwed,
  adjustments,
  'to-do': toDo,
};
