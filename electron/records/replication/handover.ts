/**
 * Reception's questions for history held elsewhere. They wait here while there is no network, and are asked once the arrival
 * they name has reached the central record; what came of each is kept for the page.
 */
import { z } from 'zod';
import {
  handoverAnswerSchema,
  handoverRequestSchema,
  type HandoverAnswer,
} from '../../../shared/replication/transfer.ts';
import { instantSchema, uuidSchema } from '../../../shared/changes/change.ts';
import type { Settings } from '../store/own-types.ts';
import { faultOf } from './fault.ts';
import type { Session } from './session.ts';

const ASKED = 'handover.asked';
const ANSWERS = 'handover.answers';
const MOST_ANSWERS = 200;

const questionSchema = handoverRequestSchema.extend({ at: instantSchema });
export type Question = z.infer<typeof questionSchema>;
const outcomeSchema = z.object({
  arrival: uuidSchema,
  at: instantSchema,
  sentence: z.string(),
  patients: z.array(uuidSchema),
});
export type HandoverOutcome = z.infer<typeof outcomeSchema>;

function list<T>(settings: Pick<Settings, 'get'>, key: string, item: z.ZodType<T>): T[] {
  try {
    return z.array(item).parse(JSON.parse(settings.get(key) ?? '[]'));
  } catch {
    return [];
  }
}

export const questionsWaiting = (settings: Pick<Settings, 'get'>): Question[] =>
  list(settings, ASKED, questionSchema);

/** The latest word about an arrival: null when nobody asked, or nothing came of it yet. */
export function outcomeOf(settings: Pick<Settings, 'get'>, arrival: string): HandoverOutcome | null {
  return list(settings, ANSWERS, outcomeSchema).findLast((outcome) => outcome.arrival === arrival) ?? null;
}

/** Asks as soon as there is a line; asking again replaces the question. */
export function ask(settings: Settings, question: Question): void {
  const others = questionsWaiting(settings).filter((each) => each.arrival !== question.arrival);
  settings.set(ASKED, JSON.stringify([...others, question]));
}

function sentenceOf({ people, held, otherBirth }: HandoverAnswer): string {
  const places = [...new Set(people.map((person) => person.from.name))];
  if (places.length > 0) return `The history came from ${places.join(' and ')}.`;
  if (held.length > 0) return 'This prison holds the history with these numbers already.';
  if (otherBirth > 0)
    return 'Another prison knows these numbers, but with another date of birth. Check the numbers and the date of birth.';
  return 'No other prison has sent a history with these numbers.';
}

function settle(session: Session, question: Question, sentence: string, patients: string[]): void {
  const { settings } = session.store;
  const outcome: HandoverOutcome = {
    arrival: question.arrival,
    at: new Date(session.clock.now()).toISOString(),
    sentence,
    patients,
  };
  const kept = list(settings, ANSWERS, outcomeSchema).slice(1 - MOST_ANSWERS);
  settings.set(ANSWERS, JSON.stringify([...kept, outcome]));
  const rest = questionsWaiting(settings).filter((each) => each.at !== question.at);
  settings.set(ASKED, JSON.stringify(rest));
}

/** Asks what waits, when everything saved here has been sent. Answers whether any history is to come. */
export async function askHandovers(session: Session): Promise<boolean> {
  const { log, settings, retention } = session.store;
  const waiting = questionsWaiting(settings);
  if (waiting.length === 0 || log.head().seq > log.acknowledged()) return false;
  let coming = false;
  for (const question of waiting) {
    const { at: _asked, ...request } = question;
    try {
      const answer = await session.link.post('/v1/handover', request, handoverAnswerSchema, session.signal);
      const patients = [...answer.people.map((person) => person.patient), ...answer.held];
      retention?.want(answer.held);
      settle(session, question, sentenceOf(answer), patients);
      coming ||= patients.length > 0;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'forbidden' && fault.code !== 'not-found' && fault.code !== 'invalid') throw fault;
      settle(session, question, fault.message, []);
    }
  }
  return coming;
}
