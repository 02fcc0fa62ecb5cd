/** What I began and did not sign: health input, medicines in possession, assessments. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { isObject, textOf, valueOf } from '../common/read.ts';
import { isPast, listedBy, type TodayScene } from './scene.ts';

export function draftItems(scene: TodayScene): OwedItem[] {
  const { store, staff } = scene.context;
  const inputs = store
    .recordsWhere('acct-draft', 'state', 'in-progress')
    .filter((draft) => textOf(draft, 'author') === staff.staffId);
  const assessments = ['in-progress', 'incomplete']
    .flatMap((state) => store.recordsWhere('assessment', 'state', state))
    .filter((assessment) => textOf(assessment, 'assessor') === staff.staffId);
  const people = listedBy(
    scene,
    [...inputs, ...assessments].flatMap(({ patient }) => (patient === null ? [] : [patient])),
  );
  const item = (record: FoldedRecord, what: Pick<OwedItem, 'title' | 'dueAt' | 'opens'>): OwedItem[] => {
    const person = people.get(record.patient ?? '');
    if (person === undefined) return [];
    return [
      {
        key: `draft ${record.id}`,
        kind: 'draft',
        detail: '',
        person,
        overdue: isPast(what.dueAt, scene.now),
        urgency: null,
        owner: 'You',
        escalated: false,
        ...what,
      },
    ];
  };
  return [
    ...inputs.flatMap((draft) =>
      item(draft, {
        title:
          textOf(draft, 'kind') === 'possession'
            ? 'Sign the assessment of medicines in possession'
            : 'Sign the health input to the ACCT',
        dueAt: null,
        opens: { screen: 'acct-input', draftId: draft.id, patientId: draft.patient ?? '' },
      }),
    ),
    ...assessments.flatMap((assessment) =>
      item(assessment, {
        title:
          textOf(assessment, 'kind') === 'second-stage'
            ? 'Finish and sign the second stage'
            : 'Finish and sign the first stage',
        dueAt: retryDue(assessment),
        opens: { screen: 'assessment', assessmentId: assessment.id },
      }),
    ),
  ];
}

/** When one that was broken off has to be tried again. */
function retryDue(assessment: FoldedRecord): string | null {
  const incomplete = valueOf(assessment, 'incomplete');
  const due = isObject(incomplete) ? incomplete['retryDue'] : null;
  return textOf(assessment, 'state') === 'incomplete' && typeof due === 'string' ? due : null;
}
