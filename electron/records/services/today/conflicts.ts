/** Conflicts that a clinician has to decide, one line for each person. */
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { openConflicts } from '../common/conflicts.ts';
import { listedBy, type TodayScene } from './scene.ts';

export function conflictItems(scene: TodayScene): OwedItem[] {
  const open = scene.context.store.conflicts().flatMap((record) => {
    const fields = openConflicts(record);
    return fields.length === 0 || record.patient === null
      ? []
      : [{ patient: record.patient, acct: record.type === 'acct' && fields.includes('state'), fields }];
  });
  const byPatient = Map.groupBy(open, ({ patient }) => patient);
  const people = listedBy(scene, [...byPatient.keys()]);
  return [...byPatient].flatMap(([patientId, found]): OwedItem[] => {
    const person = people.get(patientId);
    if (person === undefined) return [];
    const many = found.reduce((sum, { fields }) => sum + fields.length, 0);
    return [
      {
        key: `conflict ${patientId}`,
        kind: 'conflict',
        title: many === 1 ? 'Decide a conflict' : `Decide ${many} conflicts`,
        detail: found.some(({ acct }) => acct) ? 'Whether an ACCT is open is disputed' : '',
        person,
        dueAt: null,
        overdue: false,
        urgency: null,
        owner: 'Anybody',
        escalated: false,
        opens: { screen: 'patient', patientId, tab: 'conflicts' },
      },
    ];
  });
}
