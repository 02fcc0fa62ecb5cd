/** The frozen assessment of medicines in possession. */
import { possessionSaid } from '../../../../../shared/acct/possession.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DraftChange } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { newDraft } from '../../common/write.ts';
import { partsOf } from './draft-record.ts';
import type { Signing } from './signing.ts';

export function possessionDrafts(signing: Signing): DraftChange[] {
  const { content, draft, patient, staff, signedId, at, corrects } = signing;
  const said = possessionSaid(partsOf(draft));
  const actions = (said.actions ?? '').trim();
  const values: Record<string, Json> = {
    draft: draft.id,
    stay: textOf(draft, 'stay'),
    acct: textOf(draft, 'acct'),
    because: said.because ?? null,
    patientFactors: said.patientFactors ?? {},
    medicines: (said.medicines ?? []) as unknown as Json,
    outcome: said.outcome ?? null,
    reasons: (said.reasons ?? '').trim(),
    actions: actions === '' ? null : actions,
    reviewBy: said.reviewBy ?? null,
    content: content.possession.version,
    signedBy: staff.staffId,
    signedAt: at,
    corrects: corrects?.id ?? null,
  };
  return [newDraft({ type: 'possession-assessment', id: signedId, patient }, values, at)];
}
