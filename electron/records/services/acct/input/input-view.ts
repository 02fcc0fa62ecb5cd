/** Signed health input with its words, in the order of the signatures. */
import { inputSaid } from '../../../../../shared/acct/input.ts';
import type { AcctNarrative } from '../../../../../shared/contract/acct-views.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { formatCivilDate } from '../../../../../shared/identity/civil-date.ts';
import { type PossessionOutcome, possessionOutcomeSchema } from '../../../../../shared/records/acct.ts';
import type { ServiceContext } from '../../context.ts';
import { isObject, textOf, valueOf } from '../../common/read.ts';
import { inputHeads } from '../views.ts';
import { signedParts } from './signed-parts.ts';

type InputView = AcctNarrative['inputs'][number];

/** `inputs`: those of one ACCT. */
export function inputViews(context: ServiceContext, inputs: readonly FoldedRecord[]): InputView[] {
  const acctId = textOf(inputs[0], 'acct');
  if (acctId === null) return [];
  const byId = new Map(inputs.map((input) => [input.id, input]));
  return inputHeads(context, acctId, inputs).flatMap((head) => {
    const input = byId.get(head.id);
    return input === undefined ? [] : [{ ...head, ...wordsOf(context, input) }];
  });
}

type Words = Pick<InputView, 'parts' | 'attendance' | 'possession' | 'referrals' | 'supports'>;

function wordsOf({ acct }: ServiceContext, input: FoldedRecord): Words {
  const content = acct().input;
  const parts = signedParts(input);
  const { texts, attendance, referrals, supports } = inputSaid(content, parts);
  const titles = new Map(content.groups.map(({ id, title }) => [id, title]));
  const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    parts: content.parts.flatMap(({ id, title, group, sheet }) => {
      const text = texts[id];
      return text === undefined
        ? []
        : [{ id, title, group: titles.get(group) ?? group, text, onSheet: sheet }];
    }),
    attendance:
      attendance === null || attendance.mode === null
        ? null
        : {
            mode: attendance.mode,
            who: filled(attendance.who),
            role: filled(attendance.role),
            reason: filled(attendance.reason),
            by: textOf(input, 'signedBy') ?? '',
            at: textOf(input, 'signedAt') ?? '',
          },
    possession: frozenOutcome(input),
    referrals: referrals.map(({ to, urgency, sentAt }) => ({
      to,
      urgency: urgency ?? 'routine',
      sentAt: sentAt ?? null,
    })),
    supports: supports.map(
      ({ title, owner, due }) => `${title} (${owner}${due === null ? '' : `, by ${formatCivilDate(due)}`})`,
    ),
  };
}

/** The outcome as it was when this was signed. */
function frozenOutcome(input: FoldedRecord): PossessionOutcome | null {
  const parts = valueOf(input, 'parts');
  const possession = isObject(parts) ? parts['possession'] : null;
  const outcome = isObject(possession) ? possession['outcome'] : null;
  return possessionOutcomeSchema.nullable().catch(null).parse(outcome);
}
