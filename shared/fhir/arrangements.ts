/** What is arranged for after release: appointments, the plan with its gaps, and what the person said about each recipient. */
import type { DocumentSection } from '../release/document.ts';
import { inCode, inWords, keyOf, labelled, type Building } from './building.ts';
import { extensions, snomed, systems } from './codes.ts';
import type { Reference } from './datatypes.ts';
import { clean, codeFact, dateOf, shownCode, textFact, textsFact, wallFact, type FactRow } from './facts.ts';
import type { OfType } from './resources.ts';

type Activity = OfType<'CarePlan'>['activity'][number];

/** Drawn from the plan: those of the record stand `recorded` or `none-recorded`, and have a gap only where a row has one. */
const recordSections: ReadonlySet<string> = new Set([
  'identity',
  'author',
  'stay',
  'diagnoses',
  'allergies',
  'medicine-list',
  'vaccinations',
  'virus-tests',
  'self-harm',
  'appointments',
  'referrals-open',
  'notes',
  'sharing',
  'hold',
]);

export const isOfPlan = ({ id }: DocumentSection): boolean => !recordSections.has(id);

/** A length nobody recorded is not made up: the end is said to be unknown, as R4 asks for it with every booked start. */
const unknown = { extension: [{ url: extensions.absent, valueCode: 'unknown' }] };

function whenOf(
  start: string | undefined,
  day: string | undefined,
): Pick<OfType<'Appointment'>, 'start' | '_start' | '_end' | 'requestedPeriod'> {
  const requestedPeriod = day === undefined ? undefined : [{ start: day }];
  return start === undefined ? { _start: unknown, _end: unknown, requestedPeriod } : { start, _end: unknown };
}

/** The appointment that a section of the plan names by day, and by time where one is known. */
export function plannedAppointment(building: Building, section: DocumentSection): Reference[] {
  const row = section.facts[0] ?? {};
  const day = dateOf(row['on']);
  const [start, at] = [wallFact(row, 'on', 'at'), textFact(row, 'at')];
  if (day === undefined) return [];
  return [
    building.add(keyOf(section, 0, 'appointment'), {
      resourceType: 'Appointment',
      status: section.state === 'done' ? 'booked' : 'proposed',
      serviceType: [inWords(clean(section.title) ?? section.id)],
      ...whenOf(start, day),
      comment:
        [
          labelled('Service', textFact(row, 'provider') ?? textFact(row, 'team')),
          labelled('Officer', textFact(row, 'officer')),
          labelled('With', textFact(row, 'with')),
          start === undefined ? labelled('Time', at) : undefined,
          labelled('Where', textFact(row, 'place')),
          labelled('Telephone', textFact(row, 'phone')),
        ]
          .filter((line) => line !== undefined)
          .join('\n') || undefined,
      participant: [{ actor: building.patient, status: 'needs-action' }],
    }),
  ];
}

/** Appointments of the record that are still to come. */
export function appointments(building: Building, section: DocumentSection): Reference[] {
  return section.facts.flatMap((row, index) => {
    const kind = textFact(row, 'kind');
    if (kind === undefined) return [];
    const isBooked = codeFact(row, 'state') === 'booked';
    return [
      building.add(keyOf(section, index, 'appointment'), {
        resourceType: 'Appointment',
        status: isBooked ? 'booked' : 'proposed',
        serviceType: [inWords(shownCode(kind))],
        description: textFact(row, 'reason'),
        ...whenOf(undefined, dateOf(row['date'])),
        participant: [{ actor: building.patient, status: 'needs-action' }],
      }),
    ];
  });
}

/** Sections of the plan as activities. What is not arranged is one as well, with the words of the gap: a gap is never left out. */
export function addCarePlan(
  building: Building,
  sections: readonly { section: DocumentSection; appointment: Reference | undefined }[],
): void {
  const { document } = building.pack;
  const activity = sections.map(({ section, appointment }): Activity => {
    if (section.state === 'done' && appointment !== undefined) return { reference: appointment };
    const gap = clean(section.gap ?? '');
    return {
      detail: {
        status:
          section.state === 'done'
            ? 'scheduled'
            : section.state === 'in-progress'
              ? 'in-progress'
              : 'unknown',
        statusReason: gap === undefined ? undefined : inWords(gap),
        description: [section.title, ...section.entries.map(({ label, value }) => `${label}: ${value}`)]
          .map((line) => clean(line))
          .filter((line) => line !== undefined)
          .join('\n'),
      },
    };
  });
  building.add('care-plan', {
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    category: [inCode(systems.snomed, snomed.carePlan)],
    title: clean(document.title) ?? 'Release plan',
    subject: building.patient,
    author: building.author,
    activity,
  });
}

/** What was said about sharing with each recipient; somebody who was not asked has said nothing. */
export function consents({ add, patient }: Building, section: DocumentSection): Reference[] {
  return section.facts.flatMap((row, index) => {
    const [recipient, decision] = [textFact(row, 'recipient'), codeFact(row, 'decision')];
    const provision = decision === undefined ? undefined : provisions[decision];
    if (recipient === undefined || decision === undefined || provision === undefined) return [];
    return [
      add(keyOf(section, index, 'consent'), {
        resourceType: 'Consent',
        status: decision === 'withdrawn' ? 'inactive' : 'active',
        scope: inCode(systems.consentScope, 'patient-privacy'),
        category: [inCode(systems.actCode, 'INFA')],
        patient,
        policyRule: inWords(policyWords(row, decision)),
        provision: {
          type: provision,
          actor: [{ role: inCode(systems.participation, 'IRCP'), reference: { display: recipient } }],
        },
      }),
    ];
  });
}

const provisions: Readonly<Record<string, 'permit' | 'deny'>> = {
  consented: 'permit',
  informed: 'permit',
  objected: 'deny',
  refused: 'deny',
  withdrawn: 'deny',
};

/** "Consented: Clinical edition". */
function policyWords(row: FactRow, decision: string): string {
  const editions = textsFact(row, 'edition').join(', ');
  return editions === '' ? shownCode(decision) : `${shownCode(decision)}: ${editions}`;
}
