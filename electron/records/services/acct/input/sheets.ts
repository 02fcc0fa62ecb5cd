/** Pages that leave healthcare, gathered from the record; and that they were printed. */
import { handoverLines, sheetLines } from '../../../../../shared/acct/sheet.ts';
import type { AcctSheet } from '../../../../../shared/contract/acct-views.ts';
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { wingOf } from '../../../../../shared/followup/regime.ts';
import type { ServiceContext } from '../../context.ts';
import { personView } from '../../common/person.ts';
import { establishmentName } from '../../common/place-name.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, newDraft } from '../../common/write.ts';
import { dataStateOf } from '../../followup/warnings.ts';
import { samePeople } from '../../patients/links.ts';
import { currentStay, staysOf } from '../../patients/stays.ts';
import { handoverFacts, SAVED_AS_FILE, textsOf } from './handover-facts.ts';
import { inputViews } from './input-view.ts';

const ok = { ok: true } as const;

const kindWords: Readonly<Record<string, string>> = {
  review: 'a case review',
  'constant-supervision': 'a review of constant supervision',
  closing: 'the closing review',
  'post-closure': 'the post-closure review',
};

export function contributionSheet(context: ServiceContext, { inputId }: Parsed<'acct.sheet'>): AcctSheet {
  const { store } = context;
  const input = mustHave(store, 'acct-input', inputId);
  const acct = mustHave(store, 'acct', textOf(input, 'acct') ?? '');
  const all = store.recordsWhere('acct-input', 'acct', acct.id);
  const head = inputViews(context, all).find(({ id }) => id === inputId);
  const stay = mustHave(store, 'stay', textOf(input, 'stay') ?? '');
  const { input: content } = context.acct();
  return {
    ...frame(context, acct, stay),
    title: `Health contribution to ${kindWords[textOf(input, 'kind') ?? ''] ?? 'a case review'}`,
    establishment: placeOf(context, input),
    lines: sheetLines(content, textsOf(content, input), head?.correctedBy != null),
    signedBy: signer(head),
    signedAt: textOf(input, 'signedAt'),
  };
}

/** The ACCT that is open, else the one in post-closure, else the one closed last. */
export function handoverSheet(
  context: ServiceContext,
  { patientId }: Parsed<'acct.handoverSheet'>,
): AcctSheet {
  const { store } = context;
  const people = samePeople(store, patientId);
  const rank = (acct: FoldedRecord): number =>
    ['open', 'post-closure', 'closed'].indexOf(textOf(acct, 'state') ?? 'open');
  const opened = (acct: FoldedRecord): number => Date.parse(textOf(acct, 'openedAt') ?? '') || 0;
  const acct = people
    .flatMap((person) => store.recordsOfPatient(person, 'acct'))
    .toSorted((a, b) => rank(a) - rank(b) || opened(b) - opened(a))[0];
  if (acct === undefined) throw new Failure('not-found', 'No ACCT of this person is held here.');
  const stay = people.map((person) => currentStay(store, person)).find((each) => each !== null);
  const latest = stay ?? staysOf(store, people)[0];
  if (latest === undefined) throw new Failure('not-found', 'No stay of this person is held here.');
  const inputs = inputViews(context, store.recordsWhere('acct-input', 'acct', acct.id));
  const last = inputs.filter(({ correctedBy }) => correctedBy === null).at(-1);
  return {
    ...frame(context, acct, latest),
    title: 'ACCT summary for court or transfer',
    establishment: context.establishment.name,
    lines: handoverLines(context.acct().input, handoverFacts(context, acct, people, inputs)),
    signedBy: signer(last),
    signedAt: last?.signedAt ?? null,
  };
}

/** Kept as what left healthcare; who printed it and when stands in the audit trail as well. */
export function printed(
  context: ServiceContext,
  { acctId, inputId, what, how }: Parsed<'acct.printed'>,
): typeof ok {
  const { store, staff, newId, now } = context;
  const acct = mustHave(store, 'acct', acctId);
  if (inputId !== null && textOf(mustHave(store, 'acct-input', inputId), 'acct') !== acctId)
    throw new Failure('invalid', 'This health input belongs to another ACCT.', { field: 'inputId' });
  const sheet = what === 'sheet';
  const values = {
    acct: acctId,
    input: inputId,
    how: 'printed',
    what: `${sheet ? 'Contribution sheet' : 'ACCT summary'}${how === 'saved' ? SAVED_AS_FILE : ''}`,
    withWhom: sheet ? 'The ACCT document' : 'Court, escort or receiving prison',
    at: instantInLondon(now()),
    initials: null,
    by: staff.staffId,
    enteredInError: null,
  };
  const target = { type: 'acct-shared', id: newId(), patient: acct.patient };
  store.commit([newDraft(target, values)], authorOf(context));
  context.emit('changed', { patients: acct.patient === null ? [] : [acct.patient], board: false });
  return ok;
}

function frame(
  context: ServiceContext,
  acct: FoldedRecord,
  stay: FoldedRecord,
): Pick<AcctSheet, 'person' | 'state' | 'logNumber' | 'printedAt' | 'printedBy' | 'dataState'> {
  const patient = mustHave(context.store, 'patient', stay.patient ?? '');
  const { surname, forenames, dateOfBirth, prisonNumber } = personView(patient);
  const cell = textOf(stay, 'cell');
  return {
    person: {
      patientId: patient.id,
      stayId: stay.id,
      surname,
      forenames,
      dateOfBirth,
      prisonNumber,
      wing: wingOf(cell),
      cell,
    },
    state: (textOf(acct, 'state') ?? 'open') as AcctSheet['state'],
    logNumber: textOf(acct, 'logNumber'),
    printedAt: instantInLondon(context.now()),
    printedBy: context.staff.name,
    dataState: dataStateOf(context),
  };
}

function signer(head: { readonly signedBy: string; readonly role: string } | undefined): string {
  if (head === undefined) return 'Nothing is signed yet';
  const role = head.role.replaceAll('-', ' ');
  return role === '' ? head.signedBy : `${head.signedBy}, ${role}`;
}

function placeOf({ store, establishment }: ServiceContext, record: FoldedRecord): string {
  return record.establishment === establishment.id
    ? establishment.name
    : establishmentName(store.settings, record.establishment);
}
