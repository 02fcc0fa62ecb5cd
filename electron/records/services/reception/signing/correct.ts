/** A correction: a new assessment that starts with the signed answers and names the edition it corrects. */
import type { Json } from '../../../../../shared/changes/change.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { kindOf, packOf } from '../../content/choose-pack.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { asText, isObject, listOf, mustHave, textOf, valueOf } from '../../common/read.ts';
import { authorOf, newDraft } from '../../common/write.ts';
import { assessmentsOf, isSigned } from '../assessment/open-assessment.ts';

/** Begins the correction, or takes up the one already begun; answers the id of the assessment to work on. */
export function beginCorrection(context: ServiceContext, signedId: string): string {
  const { store, staff, packs, now } = context;
  const signed = mustHave(store, 'signed-assessment', signedId);
  const stayId = textOf(signed, 'stay') ?? '';
  const kind = kindOf(signed);
  const all = assessmentsOf(store, stayId, kind);
  const begun = all.find((each) => textOf(each, 'corrects') === signedId);
  if (begun !== undefined && !isSigned(begun)) return begun.id;
  if (begun !== undefined) {
    throw new Failure('conflict', 'This edition has been corrected already. Correct the newest edition.');
  }
  const { pack } = packOf(packs, textOf(signed, 'pack') ?? '');
  const at = instantInLondon(now());
  const id = derivedId.assessment(stayId, kind, all.length + 1);
  const fields = {
    kind,
    stay: stayId,
    pack: pack.id,
    packVersion: pack.version,
    startedAt: at,
    assessor: staff.staffId,
    supervisor: null,
    state: 'in-progress',
    incomplete: null,
    signed: null,
    corrects: signedId,
    ...carried('answer.', valueOf(signed, 'answers')),
    ...carried('decision.', valueOf(signed, 'decisions')),
    ...carried('tool.', valueOf(signed, 'tools')),
    ...handlings(listOf<Json>(signed, 'actions')),
    ...decisions(listOf<Json>(signed, 'contradictions')),
  };
  const target = { type: 'assessment', id, patient: signed.patient };
  store.commit([newDraft(target, fields, at)], authorOf(context));
  return id;
}

function carried(family: string, values: Json): Record<string, Json> {
  if (!isObject(values)) return {};
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [`${family}${id}`, value]));
}

/** How actions were dealt with stands until the corrected answers give a further reason. */
function handlings(actions: readonly Json[]): Record<string, Json> {
  return Object.fromEntries(
    actions
      .filter(isObject)
      .filter((action) => isObject(action['handling']))
      .map((action) => {
        const because = Array.isArray(action['because']) ? action['because'] : [];
        const handling = { ...(action['handling'] as Record<string, Json>), because };
        return [`action.${asText(action['rule'])}`, handling];
      }),
  );
}

function decisions(contradictions: readonly Json[]): Record<string, Json> {
  return Object.fromEntries(
    contradictions
      .filter(isObject)
      .filter((each) => isObject(each['decision']))
      .map((each) => {
        const decision = { ...(each['decision'] as Record<string, Json>), text: each['text'] as Json };
        return [`contradiction.${asText(each['id'])}`, decision];
      }),
  );
}
