/** The ACCTs of one person, without narrative, and what a release coordinator may know of them. */
import { assessed, possessionOwed } from '../../../../shared/acct/possession-owed.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { mustHave, textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { warningsOf } from '../followup/warnings.ts';
import { acctOf } from '../patients/banner.ts';
import { samePeople } from '../patients/links.ts';
import { stayHere } from '../patients/whereabouts.ts';
import { casesOf, staysOfPerson } from './case.ts';
import { summaryOf } from './views.ts';

export function acctsOfPerson(
  context: ServiceContext,
  { patientId }: Parsed<'acct.person'>,
): Output<'acct.person'> {
  const { store, establishment } = context;
  mustHave(store, 'patient', patientId);
  const people = samePeople(store, patientId);
  const stays = staysOfPerson(context, patientId);
  const accts = people.flatMap((id) => store.recordsOfPatient(id, 'acct'));
  const cases = casesOf(
    context,
    accts.map((acct) => ({ acct, stays })),
  );
  const stay = stayHere(store, people, establishment.id);
  const signed = store
    .recordsAmong('possession-assessment', 'stay', stays)
    .map((record) => ({ record, signedAt: textOf(record, 'signedAt') ?? '' }))
    .toSorted((a, b) => Date.parse(b.signedAt) - Date.parse(a.signedAt));
  const last = signed[0]?.record;
  return {
    accts: cases
      .map((found) => summaryOf(context, found))
      .toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt)),
    possessionOwed: stay === null ? [] : owed(context, stay, stays, cases, signed),
    possession:
      last === undefined
        ? null
        : {
            id: last.id,
            outcome: textOf(last, 'outcome') ?? '',
            signedAt: textOf(last, 'signedAt') ?? '',
            reviewBy: textOf(last, 'reviewBy'),
          },
    stayId: stay?.id ?? null,
    warnings: warningsOf(context, null),
  };
}

function owed(
  context: ServiceContext,
  stay: FoldedRecord,
  stays: readonly string[],
  cases: ReturnType<typeof casesOf>,
  signed: readonly { readonly record: FoldedRecord; readonly signedAt: string }[],
): Output<'acct.person'>['possessionOwed'] {
  const facts = {
    stay: {
      arrivedAt: textOf(stay, 'arrivedAt') ?? '',
      byTransfer: textOf(stay, 'source') === 'transfer',
    },
    accts: cases.map((found) => ({ openedAt: found.facts.openedAt, open: found.facts.state === 'open' })),
    selfHarm: context.store
      .recordsAmong('self-harm-event', 'stay', stays)
      .filter((event) => textOf(event, 'state') !== 'entered-in-error')
      .map((event) => textOf(event, 'happenedAt') ?? ''),
    assessments: assessed(
      signed.map(({ record, signedAt }) => ({
        id: record.id,
        signedAt,
        reviewBy: textOf(record, 'reviewBy'),
        corrects: textOf(record, 'corrects'),
      })),
    ),
    againAfterMonths: context.acct().possession.againAfterMonths,
  };
  return possessionOwed(facts, context.now()).map(({ because, dueAt, overdue }) => ({
    because,
    dueAt,
    overdue,
  }));
}

export function acctState(
  { store }: ServiceContext,
  { patientId }: Parsed<'acct.state'>,
): Output<'acct.state'> {
  mustHave(store, 'patient', patientId);
  return acctOf(samePeople(store, patientId).flatMap((id) => store.recordsOfPatient(id, 'acct')));
}
