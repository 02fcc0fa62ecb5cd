/** What the record holds about a person that somebody reads before a review, from every record joined as the same person. */
import type { PreReadFacts, PreReadLine } from '../../../../../shared/acct/pre-read.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import { outcomeRule } from '../../../../../shared/followup/outcome-content.ts';
import type { ServiceContext } from '../../context.ts';
import { asText, isObject, textOf, valueOf } from '../../common/read.ts';
import { plainKey } from '../../common/ids.ts';
import { historyOf } from '../../patients/history.ts';
import { samePeople } from '../../patients/links.ts';
import { rowsOf } from '../../reception/signing/answer-parts.ts';
import { newestSigned, signedAnswers, signedTools } from './signed-answers.ts';

export function preReadFacts(context: ServiceContext, patient: string): PreReadFacts {
  const { store } = context;
  const people = samePeople(store, patient);
  const all = (type: string): FoldedRecord[] =>
    people.flatMap((person) => store.recordsOfPatient(person, type));
  const signed = newestSigned(all('signed-assessment'));
  const taken = howTaken(signed);
  return {
    conditions: all('condition')
      .filter((each) => textOf(each, 'state') === 'active')
      .map((each) => ({
        name: textOf(each, 'name') ?? '',
        noted: textOf(each, 'noted'),
        source: sentence(textOf(each, 'source') ?? 'health problem on record'),
      })),
    answers: signed.flatMap((each) => signedAnswers(context, each)),
    tools: signed.flatMap((each) => signedTools(context, each)),
    contacts: contacts(context, all('appointment'), all('booking')),
    medicines: all('medicine')
      .filter((each) => textOf(each, 'state') === 'current')
      .map((each) => ({
        words: medicineWords(each),
        howTaken: taken.get(plainKey(textOf(each, 'drug') ?? '')) ?? null,
        critical: textOf(each, 'critical') !== null,
        source: `Medicine on record, ${shownDate((textOf(each, 'recordedAt') ?? '').slice(0, 10))}`,
      })),
    plannedDates: all('planned-date')
      .filter((each) => textOf(each, 'state') === 'expected')
      .map((each) => ({
        kind: textOf(each, 'kind') ?? 'other',
        date: textOf(each, 'date') ?? '',
        note: textOf(each, 'note'),
        source: sentence(textOf(each, 'source') ?? 'date on record'),
      }))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
    selfHarm: historyOf(store, patient)
      .filter(({ kind }) => kind === 'self-harm')
      .map(({ text, date, source }) => ({ text, date, source: sentence(source) })),
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function medicineWords(medicine: FoldedRecord): string {
  return ['drug', 'dose', 'frequency', 'route']
    .map((field) => textOf(medicine, field))
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** How each medicine is really taken, as reception wrote it down beside what was prescribed; newest word first. */
function howTaken(signed: readonly FoldedRecord[]): Map<string, string> {
  const said = new Map<string, string>();
  for (const assessment of signed) {
    const answers = valueOf(assessment, 'answers');
    if (!isObject(answers)) continue;
    for (const row of rowsOf(answers, 'q2-medicines', 'medicines')) {
      const [key, words] = [plainKey(asText(row['name'])), asText(row['how-taken']).trim()];
      if (words !== '' && !said.has(key)) said.set(key, words);
    }
  }
  return said;
}

/** Mental-health triage that is owed, booked or over, newest first. */
function contacts(
  { followUp }: ServiceContext,
  appointments: readonly FoldedRecord[],
  bookings: readonly FoldedRecord[],
): PreReadLine[] {
  const isTriage = (each: FoldedRecord): boolean => textOf(each, 'kind') === 'mental-health-triage';
  const booked = bookings
    .filter((each) => isTriage(each) && textOf(each, 'state') === 'booked')
    .toSorted((a, b) => bookedAt(b).localeCompare(bookedAt(a)))
    .map((each): PreReadLine => {
      const outcome = valueOf(each, 'outcome');
      const code = isObject(outcome) ? asText(outcome['code']) : '';
      const label =
        code === '' ? 'booked' : outcomeRule(followUp().outcomes, code as never).label.toLowerCase();
      const [day, time] = [shownDate(textOf(each, 'date')), textOf(each, 'start') ?? ''];
      return { text: `Mental-health triage ${day} ${time}: ${label}`, source: 'Booking' };
    });
  const owed = appointments
    .filter((each) => isTriage(each) && textOf(each, 'state') === 'to-book')
    .map((each): PreReadLine => {
      const by = shownDate((textOf(each, 'dueBy') ?? '').slice(0, 10));
      return { text: `Mental-health triage is owed by ${by}, not booked yet`, source: 'Appointment owed' };
    });
  return [...owed, ...booked];
}

const bookedAt = (booking: FoldedRecord): string =>
  `${textOf(booking, 'date') ?? ''} ${textOf(booking, 'start') ?? ''}`;
