/** What a signed assessment says about the person: fields of the patient, and records for later assessments. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DraftChange } from '../../../store/store.ts';
import { listOf, textOf, valueOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import { answerValue, detailOf, labelsOf, textIn } from './answer-parts.ts';
import { recordedIn } from './recorded.ts';
import { refutedAllergies, refutedDrafts } from './refuted-allergies.ts';
import type { SigningOf } from './signing-of.ts';
import { recordedBySigned } from './written-by.ts';

export function patientDrafts(signing: SigningOf): DraftChange[] {
  const { patient } = signing;
  const values = {
    ...allergyState(signing),
    ...pregnancy(signing),
    ...language(signing),
    ...communication(signing),
    ...practice(signing),
  };
  const target = { type: 'patient', id: patient.id, patient: patient.id };
  const own = changeDraft(patient, target, values);
  return [own, ...recordDrafts(signing), ...refutedDrafts(signing)].filter(present);
}

/** Rows that a correction took out are not deleted: they were entered in error. */
function recordDrafts(signing: SigningOf): DraftChange[] {
  const { store, pack, state, stay, patient, at } = signing;
  const now = recordedIn({
    pack: pack.pack,
    answers: state.answers,
    stay: stay.id,
    patient: patient.id,
    at,
  });
  const kept = new Set(now.map(({ id }) => id));
  const written = now.map(({ type, id, values }) => {
    const held = store.record(type, id);
    // First recorded or noted then, and still so.
    const { recordedAt: _recordedAt, noted: _noted, source: _source, ...rest } = values;
    return changeDraft(held, { type, id, patient: patient.id }, held === null ? values : rest);
  });
  const removed = recordedBySigned(store, pack.pack, { ...signing, patient: patient.id })
    .filter(({ id }) => !kept.has(id))
    // What another assessment noted as well is not this one's to take back.
    .filter(({ type, id, values }) => textOf(store.record(type, id), 'source') === (values['source'] ?? null))
    .map(({ type, id }) =>
      changeDraft(store.record(type, id), { type, id, patient: patient.id }, { state: 'entered-in-error' }),
    );
  return [...written, ...removed].filter(present);
}

type Values = Record<string, Json>;

/** "No" makes it none known only where no allergy is on record: an allergy is not taken back by not mentioning it. */
function allergyState(signing: SigningOf): Values {
  const { store, state, patient, pack } = signing;
  const binding = pack.pack.records.allergies;
  if (binding === undefined) return {};
  const answer = answerValue(state.answers, binding.item);
  if (answer === 'yes') return { allergyState: 'has-allergies' };
  if (answer !== 'no') return {};
  const ownBefore = recordedBySigned(store, pack.pack, { ...signing, patient: patient.id });
  const taken = new Set([...ownBefore, ...refutedAllergies(signing)].map(({ id }) => id));
  const others = store
    .recordsOfPatient(patient.id, 'allergy')
    .filter((allergy) => textOf(allergy, 'state') === 'present' && !taken.has(allergy.id));
  return others.length > 0 ? {} : { allergyState: 'none-known' };
}

/** Never `false`: that would hide the pregnancy questions from the next assessment. */
function pregnancy({ state, patient, pack }: SigningOf): Values {
  const { pregnancy: binding } = pack.pack.records;
  if (binding === undefined) return {};
  const answer = answerValue(state.answers, binding.item);
  if (answer === 'yes') return { mayBePregnant: true };
  return answer === 'no' && valueOf(patient, 'mayBePregnant') === true ? { mayBePregnant: null } : {};
}

function language({ state, pack }: SigningOf): Values {
  const { interpreter } = pack.pack.records;
  if (interpreter === undefined) return {};
  const { item, language: field, other } = interpreter;
  const answer = answerValue(state.answers, item);
  if (answer !== 'yes' && answer !== 'no') return {};
  const named =
    textIn(detailOf(state.answers, item, other), 60) ??
    labelsOf(pack.pack, item, field, detailOf(state.answers, item, field))[0];
  const interpreterNeeded = answer === 'yes';
  return named === undefined || !interpreterNeeded
    ? { interpreterNeeded }
    : { interpreterNeeded, language: named.slice(0, 60) };
}

/** Needs are added, not taken away: a need known from an earlier stay is removed by a person on the patient's page. */
function communication({ state, pack, patient }: SigningOf): Values {
  const { communication: binding } = pack.pack.records;
  if (binding === undefined) return {};
  const { item, needs, reading } = binding;
  const said =
    answerValue(state.answers, item) === 'yes'
      ? labelsOf(pack.pack, item, needs, detailOf(state.answers, item, needs))
      : [];
  if (answerValue(state.answers, reading) === 'yes') said.push('Help with reading and writing');
  if (said.length === 0) return {};
  const known = listOf<string>(patient, 'communicationNeeds');
  const all = [...new Set([...known, ...said.map((need) => need.slice(0, 120))])];
  return { communicationNeeds: all.slice(0, 20) };
}

function practice({ state, patient, pack }: SigningOf): Values {
  const { practice: binding } = pack.pack.records;
  if (binding === undefined) return {};
  const { item, field } = binding;
  const named = textIn(detailOf(state.answers, item, field), 200);
  return named === null || textOf(patient, 'gpPractice') !== null ? {} : { gpPractice: named };
}
