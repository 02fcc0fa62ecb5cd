/** What a signed assessment says about the person: fields of the patient, and records for later assessments. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DraftChange } from '../../../store/store.ts';
import { listOf, textOf, valueOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import { answerValue, detailOf, labelsOf, textIn } from './answer-parts.ts';
import { bindings } from './bindings.ts';
import { recordedIn } from './recorded.ts';
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
  return [changeDraft(patient, target, values), ...recordDrafts(signing)].filter(present);
}

/** Rows that a correction took out are not deleted: they were entered in error. */
function recordDrafts({ store, pack, state, stay, patient, at, corrects }: SigningOf): DraftChange[] {
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
    const { recordedAt, ...rest } = values;
    // First recorded then, and still so.
    const stamped = held === null && recordedAt !== undefined ? values : rest;
    return changeDraft(held, { type, id, patient: patient.id }, stamped);
  });
  const removed = recordedBySigned(pack.pack, corrects, stay.id, patient.id)
    .filter(({ id }) => !kept.has(id))
    .map(({ type, id }) =>
      changeDraft(store.record(type, id), { type, id, patient: patient.id }, { state: 'entered-in-error' }),
    );
  return [...written, ...removed].filter(present);
}

type Values = Record<string, Json>;

/** "No" makes it none known only where no allergy is on record: an allergy is not taken back by not mentioning it. */
function allergyState({ store, state, patient, corrects, stay, pack }: SigningOf): Values {
  const answer = answerValue(state.answers, bindings.allergies.item);
  if (answer === 'yes') return { allergyState: 'has-allergies' };
  if (answer !== 'no') return {};
  const ownBefore = new Set(recordedBySigned(pack.pack, corrects, stay.id, patient.id).map(({ id }) => id));
  const others = store
    .recordsOfPatient(patient.id, 'allergy')
    .filter((allergy) => textOf(allergy, 'state') === 'present' && !ownBefore.has(allergy.id));
  return others.length > 0 ? {} : { allergyState: 'none-known' };
}

/** Never `false`: that would hide the pregnancy questions from the next assessment. */
function pregnancy({ state, patient }: SigningOf): Values {
  const answer = answerValue(state.answers, bindings.pregnancy.item);
  if (answer === 'yes') return { mayBePregnant: true };
  return answer === 'no' && valueOf(patient, 'mayBePregnant') === true ? { mayBePregnant: null } : {};
}

function language({ state, pack }: SigningOf): Values {
  const { item, language: field, other } = bindings.interpreter;
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
  const { item, needs, reading } = bindings.communication;
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

function practice({ state, patient }: SigningOf): Values {
  const { item, field } = bindings.practice;
  const named = textIn(detailOf(state.answers, item, field), 200);
  return named === null || textOf(patient, 'gpPractice') !== null ? {} : { gpPractice: named };
}
