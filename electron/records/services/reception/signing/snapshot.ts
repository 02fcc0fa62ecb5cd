/** The frozen edition: what was answered, decided and obliged, under which question set, by whom. */
import type { Json } from '../../../../../shared/changes/change.ts';
import { conclusions } from '../../../../../shared/clinical/index.ts';
import { actionDueAt } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { newDraft } from '../../common/write.ts';
import { valuesOf } from '../assessment/stored-answers.ts';
import type { SigningOf } from './signing-of.ts';

export function snapshotDraft(signing: SigningOf): DraftChange {
  const { record, stay, patient, pack, state, evaluation, staff, supervisor, signedId, at, corrects } =
    signing;
  const decided = valuesOf(record, 'contradiction.');
  const fields: Record<string, Json> = {
    assessment: record.id,
    kind: textOf(record, 'kind') ?? 'first-stage',
    stay: stay.id,
    pack: pack.pack.id,
    packVersion: pack.pack.version,
    packHash: pack.hash,
    assessor: textOf(record, 'assessor') ?? staff.staffId,
    supervisor,
    signedBy: staff.staffId,
    signedAt: at,
    corrects: corrects?.id ?? null,
    answers: valuesOf(record, 'answer.'),
    decisions: valuesOf(record, 'decision.'),
    tools: valuesOf(record, 'tool.'),
    actions: evaluation.actions.map(({ id, title, because, urgency, owner, handling }) => ({
      rule: id,
      title,
      because: [...because],
      urgency,
      owner,
      dueAt: actionDueAt(urgency, at),
      state: handling?.state ?? 'open',
      handling: handling as Json,
    })),
    contradictions: evaluation.contradictions.map(({ id, text, evidence }) => ({
      id,
      text,
      evidence: [...evidence],
      decision: decided[id] ?? null,
    })),
    wing: conclusions(pack.pack, state).map(({ text, kind, item }) => ({ text, kind, item })),
  };
  return newDraft({ type: 'signed-assessment', id: signedId, patient: patient.id }, fields, at);
}
