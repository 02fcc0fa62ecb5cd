/** What the summary of an ACCT is made of. */
import { inputSaid } from '../../../../../shared/acct/input.ts';
import type { InputContent } from '../../../../../shared/acct/input-content.ts';
import type { HandoverFacts } from '../../../../../shared/acct/sheet.ts';
import type { AcctNarrative } from '../../../../../shared/contract/acct-views.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { asText, isObject, textOf, valueOf } from '../../common/read.ts';
import { sharedView, supportView } from './narrative.ts';
import { signedParts } from './signed-parts.ts';

/** Ends what is written down of a page that was saved and has not left healthcare by that alone. */
export const SAVED_AS_FILE = ', saved as a file';

export function textsOf(content: Pick<InputContent, 'parts'>, input: FoldedRecord): Record<string, string> {
  return { ...inputSaid(content, signedParts(input)).texts };
}

/** `inputs`: the views of its signed health input, in the order of the signatures. */
export function handoverFacts(
  context: ServiceContext,
  acct: FoldedRecord,
  people: readonly string[],
  inputs: AcctNarrative['inputs'],
): HandoverFacts {
  const { store, now } = context;
  const of = (type: string): readonly FoldedRecord[] => store.recordsWhere(type, 'acct', acct.id);
  const reviews = of('acct-review');
  const constant = of('acct-constant').find((each) => textOf(each, 'state') === 'in-force');
  const state = (textOf(acct, 'state') ?? 'open') as HandoverFacts['state'];
  return {
    state,
    logNumber: textOf(acct, 'logNumber'),
    openedAt: textOf(acct, 'openedAt') ?? '',
    openedBy: textOf(acct, 'openedBy') ?? 'somebody not named',
    closedAt: textOf(acct, 'closedAt'),
    postClosureDue: textOf(store.record('acct-care', acct.id), 'postClosureDue'),
    constantSince: state === 'open' ? textOf(constant, 'startedAt') : null,
    held: reviews
      .filter((each) => textOf(each, 'state') === 'held')
      .map((each) => {
        const attendance = valueOf(each, 'attendance');
        const mode = isObject(attendance) ? asText(attendance['mode']) : '';
        const at = textOf(each, 'heldAt') ?? textOf(each, 'dueAt') ?? '';
        return { kind: textOf(each, 'kind') ?? '', at, mode: mode === '' ? null : mode };
      })
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    next:
      reviews
        .filter((each) => textOf(each, 'state') === 'planned')
        .map((each) => ({ kind: textOf(each, 'kind') ?? '', dueAt: textOf(each, 'dueAt') ?? '' }))
        .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? null,
    inputs: inputs
      .filter(({ correctedBy }) => correctedBy === null)
      .map(({ parts, signedAt, signedBy }) => ({
        texts: Object.fromEntries(parts.map(({ id, text }) => [id, text])),
        signedAt,
        signedBy,
      })),
    supports: of('acct-support').map((each) => supportView(each, civilDateOf(now()))),
    possession: lastPossession(context, people),
    shared: of('acct-shared')
      .filter((each) => textOf(each, 'enteredInError') === null)
      .map((each) => sharedView(context, each))
      .filter(({ how, what }) => how !== 'printed' || !what.endsWith(SAVED_AS_FILE))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

function lastPossession(
  { store, acct }: ServiceContext,
  people: readonly string[],
): HandoverFacts['possession'] {
  const last = people
    .flatMap((person) => store.recordsOfPatient(person, 'possession-assessment'))
    .toSorted((a, b) => Date.parse(textOf(a, 'signedAt') ?? '') - Date.parse(textOf(b, 'signedAt') ?? ''))
    .at(-1);
  if (last === undefined) return null;
  const outcome = acct().possession.outcomes.find(({ id }) => id === textOf(last, 'outcome'))?.text ?? '';
  return { outcome, signedAt: textOf(last, 'signedAt') ?? '' };
}
