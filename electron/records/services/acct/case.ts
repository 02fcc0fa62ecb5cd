/** One ACCT as every screen takes it: its records, what is owed to it, and whether open and closed stand against each other. */
import { type CountedMilestone, milestonesOf } from '../../../../shared/acct/milestones.ts';
import type { AcctFacts } from '../../../../shared/acct/facts.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { openConflicts } from '../common/conflicts.ts';
import { establishmentName } from '../common/place-name.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { samePeople } from '../patients/links.ts';
import { factsOf } from './facts-of.ts';
import { type AcctOfPerson, type AcctRecords, recordsOf } from './records.ts';

export interface AcctCase {
  readonly records: AcctRecords;
  readonly facts: AcctFacts;
  readonly milestones: readonly CountedMilestone[];
  readonly disputed: boolean;
  /** The establishment it came from, by name; null where it was opened here. */
  readonly cameFrom: string | null;
}

export function casesOf(context: ServiceContext, accts: readonly AcctOfPerson[]): AcctCase[] {
  const content = context.acct().milestones;
  const now = context.now();
  return recordsOf(context, accts).map((records) => {
    const facts = factsOf(records);
    return {
      records,
      facts,
      milestones: milestonesOf(content, facts, now),
      disputed: openConflicts(records.acct).includes('state'),
      cameFrom: cameFrom(context, records.acct),
    };
  });
}

/** Of one ACCT; of the person's stays those of every record joined as them. */
export function caseOf(context: ServiceContext, acct: FoldedRecord): AcctCase {
  const [found] = casesOf(context, [{ acct, stays: staysOfPerson(context, acct.patient) }]);
  if (found === undefined) throw new TypeError('one ACCT has one case');
  return found;
}

export function staysOfPerson({ store }: ServiceContext, patient: string | null): string[] {
  if (patient === null) return [];
  return samePeople(store, patient).flatMap((id) =>
    store.recordsOfPatient(id, 'stay').map((stay) => stay.id),
  );
}

function cameFrom({ store, establishment }: ServiceContext, acct: FoldedRecord): string | null {
  return acct.establishment === establishment.id
    ? null
    : establishmentName(store.settings, acct.establishment);
}

const sources: Readonly<Record<string, string>> = {
  'first-stage': 'First-stage assessment',
  'second-stage': 'Second-stage assessment',
  health: 'Opened by healthcare',
  prison: 'Notified by the prison',
  transfer: 'Came with a transfer',
};

/** Where it comes from, in words. */
export function sourceWords({ records, cameFrom: from }: AcctCase): string {
  const words = sources[textOf(records.care, 'source') ?? ''] ?? 'Not recorded how it was opened';
  return from === null ? words : `${words}; came from ${from}`;
}
