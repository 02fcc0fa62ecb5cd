/** The wing summary: one printed page of conclusions and tasks, from the frozen edition and without a diagnosis. */
import type { WingSummary } from '../../../../shared/contract/reception.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { instantInLondon } from '../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../context.ts';
import { derivedId } from '../common/ids.ts';
import { asText, isObject, listOf, mustHave, textOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';

/** Headings by the decision a line comes from; never by a question, whose very name may say a diagnosis. */
const headings: Readonly<Record<string, string>> = {
  'acct-opened': 'ACCT',
  'observation-level': 'Observation',
  'cell-sharing': 'Cell sharing',
  'normal-location': 'Location',
  'evacuation-plan': 'Evacuation',
  diet: 'Diet',
  'medicines-tonight': 'Tonight',
};
/** What staff have to see before anything else on the page. */
const urgentItems = new Set<string>(['acct-opened', 'evacuation-plan']);

const locations: Readonly<Record<string, string>> = {
  hold: 'Not to be located yet',
  normal: 'Normal location',
  healthcare: 'Not normal location: healthcare unit',
  other: 'Not normal location: ask healthcare',
};

interface WingLine {
  readonly text: string;
  readonly kind: string;
  readonly item: string;
}

export function wingSummary(context: ServiceContext, signedId: string): WingSummary {
  const { store, establishment, now } = context;
  const signed = mustHave(store, 'signed-assessment', signedId);
  const stay = mustHave(store, 'stay', textOf(signed, 'stay') ?? '');
  const patient = mustHave(store, 'patient', signed.patient ?? stay.patient ?? '');
  const lines = wingLines(signed);
  const supervisor = textOf(signed, 'supervisor');
  return {
    signedId,
    establishment: establishment.name,
    person: {
      surname: textOf(patient, 'surname') ?? '',
      forenames: textOf(patient, 'forenames') ?? '',
      dateOfBirth: textOf(patient, 'dateOfBirth'),
      prisonNumber: textOf(patient, 'prisonNumber'),
    },
    arrivedAt: textOf(stay, 'arrivedAt') ?? '',
    location: locations[textOf(stay, 'location') ?? 'hold'] ?? '',
    lines: lines
      .filter((line) => line.kind === 'conclusion')
      .map(({ text, item }) => ({ heading: headings[item] ?? 'Care', text, urgent: urgentItems.has(item) })),
    tasks: lines
      .filter((line) => line.kind === 'task')
      .map(({ text }) => ({ text, by: 'from tonight', owner: 'Residential staff' })),
    secondStage: secondStage(context, stay.id),
    assessor: staffName(store, textOf(signed, 'assessor')),
    supervisor: supervisor === null ? null : staffName(store, supervisor),
    signedAt: textOf(signed, 'signedAt') ?? '',
    corrects: textOf(signed, 'corrects') !== null,
    dataState: dataState(context),
    printedAt: instantInLondon(now()),
  };
}

function wingLines(signed: FoldedRecord): WingLine[] {
  return listOf<Json>(signed, 'wing')
    .filter(isObject)
    .map((line) => ({ text: asText(line['text']), kind: asText(line['kind']), item: asText(line['item']) }));
}

function secondStage({ store }: ServiceContext, stayId: string): WingSummary['secondStage'] {
  const appointment = store.record('appointment', derivedId.appointment(stayId, 'second-stage'));
  const targetDate = textOf(appointment, 'targetDate');
  const dueBy = textOf(appointment, 'dueBy');
  return targetDate === null || dueBy === null ? null : { targetDate, dueBy };
}

/** Paper outlives the screen: it says how current it was. */
function dataState({ replication }: ServiceContext): string {
  const { lastReachedAt } = replication();
  if (lastReachedAt === null) return 'Central record: never reached from this workstation';
  const at = instantInLondon(lastReachedAt);
  return `Central record last reached ${at.slice(0, 10)} ${at.slice(11, 16)}`;
}
