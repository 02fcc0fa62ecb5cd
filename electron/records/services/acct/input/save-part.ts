/** Saves one part of a draft as it is typed: checked by its own schema, in a register of its own, durable when answered. */
import { partSchema } from '../../../../../shared/acct/input.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { ServiceContext } from '../../context.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import { missingOf } from './asked.ts';
import { fieldOfPart, kindOfDraft, mustHaveDraft, writableDraft } from './draft-record.ts';

/** Null takes a part back. */
export function savePart(
  context: ServiceContext,
  { draftId, part, value }: Parsed<'acct.savePart'>,
): Output<'acct.savePart'> {
  const { store } = context;
  const draft = writableDraft(store, draftId);
  const schema = partSchema(context.acct().input, kindOfDraft(draft), part);
  if (schema === null) throw new Failure('invalid', 'This form has no such part.', { field: 'part' });
  const parsed = value === null ? { success: true as const, data: null } : schema.safeParse(value);
  if (!parsed.success)
    throw new Failure('invalid', 'What was entered is too long, or does not fit this part.', { field: part });
  const target = { type: 'acct-draft', id: draftId, patient: draft.patient };
  const change = changeDraft(draft, target, { [fieldOfPart(part)]: parsed.data as Json });
  store.commit([change].filter(present), authorOf(context));
  return { missing: missingOf(context, mustHaveDraft(store, draftId)) };
}
