/** What a second stage carries over from the first: its edition, what it obliged and what came of it, and what is held besides. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ReviewView } from '../../../../../shared/contract/second-stage-views.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { kindOf } from '../../content/choose-pack.ts';
import { derivedId } from '../../common/ids.ts';
import { asText, isObject, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { actionView } from '../../patients/actions.ts';
import { samePeople } from '../../patients/links.ts';
import { assessmentsOf, isSigned } from '../../reception/assessment/open-assessment.ts';
import { reconciliationOf } from './reconciliation.ts';
import { virusName } from './virus-words.ts';

/**
 * The signed edition of the first stage of a stay that stands: the one its assessment names, else the newest held here, whose
 * assessment has not arrived. Null where there is none.
 */
export function firstStageOf(store: ReadableStore, stayId: string): FoldedRecord | null {
  const signed = assessmentsOf(store, stayId, 'first-stage').findLast(isSigned);
  const named = textOf(signed, 'signed');
  const at = (record: FoldedRecord): number => Date.parse(textOf(record, 'signedAt') ?? '') || 0;
  const editions = store
    .recordsWhere('signed-assessment', 'stay', stayId)
    .filter((record) => kindOf(record) === 'first-stage')
    .toSorted((a, b) => at(a) - at(b));
  return editions.find(({ id }) => id === named) ?? editions.at(-1) ?? null;
}

/** Value of each question and decision of the first stage, as conditions read it. */
export function earlierAnswers(store: ReadableStore, stayId: string): Record<string, string> {
  const signed = firstStageOf(store, stayId);
  return Object.fromEntries(
    ['answers', 'decisions'].flatMap((part) => {
      const held = valueOf(signed, part);
      if (!isObject(held)) return [];
      return Object.entries(held).map(([id, answer]) => [
        id,
        isObject(answer) ? asText(answer['value']) : '',
      ]);
    }),
  );
}

export function reviewOf(store: ReadableStore, stay: FoldedRecord, patient: string): ReviewView | null {
  const signed = firstStageOf(store, stay.id);
  if (signed === null) return null;
  return {
    signedId: signed.id,
    signedAt: textOf(signed, 'signedAt') ?? '',
    assessor: staffName(store, textOf(signed, 'assessor')),
    pack: { id: textOf(signed, 'pack') ?? '', version: textOf(signed, 'packVersion') ?? '' },
    reconciliation: reconciliationOf(store, stay.id),
    actions: actions(store, stay.id),
    held: held(store, patient),
  };
}

const order = ['open', 'handed-over', 'done', 'not-needed'];

function actions(store: ReadableStore, stayId: string): ReviewView['actions'] {
  return store
    .recordsWhere('action', 'stay', stayId)
    .filter((record) => record.id === derivedId.action(stayId, 'first-stage', textOf(record, 'rule') ?? ''))
    .map((record) => ({ action: actionView(store, record), outcome: outcome(store, record) }))
    .toSorted((a, b) => order.indexOf(a.action.state) - order.indexOf(b.action.state));
}

function outcome(store: ReadableStore, record: FoldedRecord): string | null {
  const handling = valueOf(record, 'handling');
  if (!isObject(handling)) return null;
  const said = asText(handling['state']);
  const words = { done: 'Done', 'handed-over': 'Handed over', 'not-needed': 'Not needed' }[said] ?? said;
  const to = asText(handling['to']);
  const note = asText(handling['note']);
  const who = `${staffName(store, asText(handling['by']))}, ${shownDate(asText(handling['at']))}`;
  return `${words}${to === '' ? '' : ` to ${to}`}${note === '' ? '' : `: ${note}`} (${who})`;
}

const results: Readonly<Record<string, string>> = {
  awaited: 'result awaited',
  'not-detected': 'not detected',
  detected: 'detected',
  insufficient: 'sample not sufficient',
};

function held(store: ReadableStore, patient: string): ReviewView['held'] {
  const people = samePeople(store, patient);
  const of = (type: string): FoldedRecord[] =>
    people
      .flatMap((person) => store.recordsOfPatient(person, type))
      .filter((record) => textOf(record, 'state') !== 'entered-in-error');
  const vaccines = of('vaccination').map((record) => {
    const [given, due] = [textOf(record, 'givenOn'), textOf(record, 'dueOn')];
    const state = textOf(record, 'state') ?? 'due';
    const dose = valueOf(record, 'dose');
    return {
      kind: 'vaccination' as const,
      text: `${textOf(record, 'vaccine') ?? ''}, dose ${asText(dose)}: ${state}`,
      date: given ?? due,
    };
  });
  const tests = of('virus-test').map((record) => {
    const said = results[textOf(record, 'result') ?? ''];
    const response = (textOf(record, 'response') ?? '').replace('-', ' ');
    const linked = textOf(record, 'linkedAt') === null ? '' : ', linked to treatment';
    return {
      kind: 'virus-test' as const,
      text: `${virusName(textOf(record, 'virus'))} test: ${response}${said === undefined ? '' : `, ${said}`}${linked}`,
      date: (textOf(record, 'takenAt') ?? textOf(record, 'offeredAt'))?.slice(0, 10) ?? null,
    };
  });
  return [...vaccines, ...tests].toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}
