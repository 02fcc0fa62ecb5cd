/** Saves one field as it is given: checked against the question set, stamped, durable when answered. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { packOf } from '../../content/choose-pack.ts';
import type { ServiceContext } from '../../context.ts';
import { fieldView } from '../../common/field-view.ts';
import { isObject, mustHave, textOf } from '../../common/read.ts';
import { authorOf } from '../../common/write.ts';
import { checkField } from './check-field.ts';
import { mustBeOpen, resumeDrafts } from './open-assessment.ts';

export function saveField(
  context: ServiceContext,
  { assessmentId, field, value, seen }: Parsed<'reception.save'>,
): Output<'reception.save'> {
  const { store, staff, packs, now } = context;
  const record = mustHave(store, 'assessment', assessmentId);
  mustBeOpen(record);
  const { pack } = packOf(packs, textOf(record, 'pack') ?? '');
  checkField(pack, field, value as Json);
  const savedAt = instantInLondon(now());
  const stamped = stamp(field, value as Json, staff.staffId, savedAt);
  const answer = {
    record: { type: 'assessment', id: record.id },
    patient: record.patient,
    fields: { [field]: { value: stamped, replaces: seen } },
    happenedAt: savedAt,
  };
  store.commit([answer, ...resumeDrafts(store, record)], authorOf(context));
  const saved = store.record('assessment', assessmentId);
  return { field: fieldView(store, saved?.fields[field], field, context.establishment), savedAt };
}

/** Who gave it and when. Scores of tools carry no stamp: their values are the items themselves. */
function stamp(field: string, value: Json, by: string, at: string): Json {
  if (value === null || field.startsWith('tool.') || !isObject(value)) return value;
  return { ...value, by, at };
}
