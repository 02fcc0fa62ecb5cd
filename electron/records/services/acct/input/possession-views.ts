/** What the form of medicines in possession asks, with what the record holds beside it; and the assessments that were signed. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import { answerLabel } from '../../../../../shared/clinical/labels.ts';
import { possessionOutcomeSchema } from '../../../../../shared/records/acct.ts';
import { signedParts } from './signed-parts.ts';
import { possessionSaid } from '../../../../../shared/acct/possession.ts';
import type { ServiceContext } from '../../context.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import { heldBy } from './held-medicines.ts';
import { historyOf } from '../../patients/history.ts';
import { samePeople } from '../../patients/links.ts';

export function possessionForm(
  context: ServiceContext,
  { stayId }: Parsed<'acct.possessionForm'>,
): Output<'acct.possessionForm'> {
  const { store, acct } = context;
  const stay = mustHave(store, 'stay', stayId);
  const patient = stay.patient ?? '';
  const { signOff, source, patientFactors, medicineFactors, outcomes, triggers } = acct().possession;
  const history = historyOf(store, patient);
  const held: Readonly<Record<string, string[]>> = {
    'self-harm': history
      .filter(({ kind }) => kind === 'self-harm')
      .map(({ text, date }) => `${shownDate(date)}: ${text}`),
    acct: history
      .filter(({ kind }) => kind === 'acct')
      .map(({ text, date }) => `${text.split(', ')[0] ?? 'ACCT'}, opened ${shownDate(date)}`),
  };
  return {
    signOff,
    source,
    patientFactors: patientFactors.map(({ id, text, history: of }) => ({
      id,
      text,
      held: of === undefined ? [] : (held[of] ?? []),
    })),
    medicineFactors: medicineFactors.map(({ id, text }) => ({ id, text })),
    outcomes: outcomes.map(({ id, text }) => ({ id, text })),
    triggers: triggers.map(({ id, text }) => ({ id, text })),
    medicines: heldBy(store, patient),
  };
}

/** Newest first; those that were corrected stand there too, each named by its correction. */
export function possessionHistory(
  context: ServiceContext,
  { patientId }: Parsed<'acct.possessionHistory'>,
): Output<'acct.possessionHistory'> {
  const { store } = context;
  return samePeople(store, patientId)
    .flatMap((person) => store.recordsOfPatient(person, 'possession-assessment'))
    .map((signed) => possessionView(context, signed))
    .toSorted((a, b) => Date.parse(b.signedAt) - Date.parse(a.signedAt));
}

type View = Output<'acct.possessionHistory'>[number];

function possessionView({ store, acct }: ServiceContext, signed: FoldedRecord): View {
  const { patientFactors, medicineFactors, triggers } = acct().possession;
  const said = possessionSaid(signedParts(signed));
  return {
    id: signed.id,
    because: triggers.find(({ id }) => id === said.because)?.text ?? '',
    outcome: possessionOutcomeSchema.parse(said.outcome),
    patientFactors: patientFactors.flatMap(({ id, text }) => {
      const answer = said.patientFactors?.[id];
      return answer === undefined ? [] : [{ text, answer: answerLabel(undefined, answer) }];
    }),
    medicines: (said.medicines ?? []).map(({ drug, factors, outcome }) => ({
      drug,
      factors: medicineFactors.flatMap(({ id, text }) => {
        if (factors[id] === 'yes') return [text];
        return factors[id] === 'not-known' ? [`${text}: not known`] : [];
      }),
      outcome: possessionOutcomeSchema.parse(outcome),
    })),
    reasons: said.reasons ?? '',
    actions: said.actions ?? null,
    reviewBy: said.reviewBy ?? null,
    signedAt: textOf(signed, 'signedAt') ?? '',
    signedBy: staffName(store, textOf(signed, 'signedBy')),
    corrects: textOf(signed, 'corrects'),
  };
}
