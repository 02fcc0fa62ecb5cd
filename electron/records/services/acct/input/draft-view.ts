/** A draft as the form opens it. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { AcctDraftView } from '../../../../../shared/contract/acct-views.ts';
import type { ServiceContext } from '../../context.ts';
import { textOf } from '../../common/read.ts';
import { missingOf, partTitle } from './asked.ts';
import { lateParts } from './late-parts.ts';
import { kindOfDraft, partsOf, stateOfDraft } from './draft-record.ts';
import { preReadOf } from './pre-read.ts';

export function draftView(context: ServiceContext, draft: FoldedRecord): AcctDraftView {
  const kind = kindOfDraft(draft);
  const state = stateOfDraft(draft);
  return {
    draftId: draft.id,
    kind,
    acctId: textOf(draft, 'acct'),
    reviewId: textOf(draft, 'review'),
    patientId: draft.patient ?? '',
    stayId: textOf(draft, 'stay') ?? '',
    startedAt: textOf(draft, 'startedAt') ?? '',
    corrects: textOf(draft, 'corrects'),
    state,
    parts: partsOf(draft),
    preRead: kind === 'possession' || state === 'signed' ? [] : preReadOf(context, draft),
    form: formOf(context, kind),
    missing: state === 'signed' ? lateSentences(context, draft) : missingOf(context, draft),
  };
}

function lateSentences({ store, acct }: ServiceContext, draft: FoldedRecord): string[] {
  return Object.keys(lateParts(store, draft)).map(
    (part) =>
      `${partTitle(acct().input, part)}: written on another workstation and not part of what was signed. A correction starts with it.`,
  );
}

/** The possession form has no parts of words: it is asked for by itself. */
function formOf({ acct }: ServiceContext, kind: AcctDraftView['kind']): AcctDraftView['form'] {
  const { input, possession } = acct();
  if (kind === 'possession')
    return { signOff: possession.signOff, source: possession.source, groups: [], parts: [] };
  return {
    signOff: input.signOff,
    source: input.source,
    groups: input.groups.map(({ id, title, hint }) => ({ id, title, hint })),
    parts: input.parts.map(({ id, title, group, drawn, sheet, required }) => ({
      id,
      title,
      group,
      drawn,
      onSheet: sheet,
      required: required.some((each) => each === kind),
    })),
  };
}
