/** Editing a person, one field at a time, against what the page had seen: `patients.open` shows the fields of the same record. */
import type { Json } from '../../../../shared/changes/change.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { ServiceContext } from '../context.ts';
import { fieldView } from '../common/field-view.ts';
import { mustHave, textOf } from '../common/read.ts';
import { authorOf } from '../common/write.ts';
import { samePeople, writesTo } from './links.ts';
import { nhsNumber, prisonNumber } from '../reception/arrivals/identity-values.ts';

const asText = (value: Json): string | null => (typeof value === 'string' ? value : null);

/** Fields whose text is put into one form, or refused, before it is stored. */
const forms: Readonly<Record<string, (value: Json) => Json>> = {
  nhsNumber: (value) => nhsNumber(asText(value)),
  prisonNumber: (value) => prisonNumber(asText(value)),
  surname: (value) => required(value),
};

function required(value: Json): string {
  const text = asText(value)?.trim() ?? '';
  if (text !== '') return text;
  throw new Failure('invalid', 'A surname is needed. A one-word name stands here.', { field: 'surname' });
}

export function updatePatient(
  context: ServiceContext,
  { patientId: asked, field, value, seen }: Parsed<'patients.update'>,
): Output<'patients.update'> {
  const { store } = context;
  const patientId = writesTo(store, asked);
  const patient = mustHave(store, 'patient', patientId);
  const stored = (forms[field] ?? ((same: Json) => same))(value as Json);
  const fields: Record<string, { value: Json; replaces: string[] }> = {
    [field]: { value: stored, replaces: seen },
  };
  if (field === 'nhsNumber' && stored !== textOf(patient, 'nhsNumber')) {
    // Another number has not been traced, whatever was known of the old one.
    fields['nhsNumberStatus'] = {
      value: '03',
      replaces: store.seen({ type: 'patient', id: patientId }, 'nhsNumberStatus'),
    };
  }
  store.commit(
    [{ record: { type: 'patient', id: patientId }, patient: patientId, fields }],
    authorOf(context),
  );
  context.emit('changed', { patients: samePeople(store, patientId), board: true });
  return {
    field: fieldView(store, store.record('patient', patientId)?.fields[field], field, context.establishment),
  };
}
