/** The second stage at a desk: what comes before it, the whole of it as for somebody well, and what it wrote. */
import type { Json } from '../../shared/changes/change.ts';
import { asText } from '../../electron/records/services/common/read.ts';
import { begun, type Begun } from './at-desk.ts';
import { packs, password, type Desk } from './desk.ts';
import { answerAll, save, type Answers } from './screening.ts';
import { calmSecondStage } from './second-stage.ts';

export const DAY = 86_400_000;

/** A signed first stage, and the clock so many civil days on. */
export async function firstStage(at: Desk, days: number, given: Answers = {}): Promise<Begun> {
  const here = await begun(at);
  await answerAll(at, here.assessmentId, given);
  await at.call('reception.sign', { assessmentId: here.assessmentId, password, supervisor: null });
  at.test.clock.now += days * DAY;
  return here;
}

export const instant = (at: Desk, before = 0): string => new Date(at.test.clock() - before).toISOString();

export async function reconcile(at: Desk, stayId: string, sources = ['GP record', 'Prison chart']) {
  return at.call('followup.reconciled', {
    stayId,
    doneAt: instant(at, 3_600_000),
    sources,
    differences: 'Sertraline 50 mg, not 100 mg',
  });
}

/** Answers everything as for somebody well, but what is `given`; answers the id of the assessment. */
export async function wholeSecondStage(at: Desk, stayId: string, given: Answers = {}): Promise<string> {
  const view = await at.call('followup.begin', { stayId, without: null });
  const found = packs.find(({ pack }) => pack.id === view.pack.id);
  if (found === undefined) throw new Error('no second-stage pack');
  const { answers, decisions } = calmSecondStage(found.pack);
  const fields: Record<string, Json> = {
    ...Object.fromEntries(Object.entries(answers).map(([id, value]) => [`answer.${id}`, value])),
    ...Object.fromEntries(Object.entries(decisions).map(([id, value]) => [`decision.${id}`, value])),
    ...given,
  };
  await answerAll(at, view.id, fields);
  return view.id;
}

export const sign = (at: Desk, assessmentId: string) =>
  at.call('reception.sign', { assessmentId, password, supervisor: null });

export function recordsOf(at: Desk, patientId: string, type: string): Record<string, Json>[] {
  return at.store
    .recordsOfPatient(patientId, type)
    .map((record) =>
      Object.fromEntries(Object.entries(record.fields).map(([name, field]) => [name, field.value])),
    );
}

/** One line a record, its fields joined, in order of the alphabet. */
export const linesOf = (records: readonly Record<string, Json>[], ...fields: string[]): string[] =>
  records.map((each) => fields.map((field) => asText(each[field])).join(' ')).toSorted();

export const owedOf = (at: Desk, patientId: string, kind: string) =>
  recordsOf(at, patientId, 'appointment')
    .filter((each) => each['kind'] === kind)
    .toSorted((a, b) => asText(a['targetDate']).localeCompare(asText(b['targetDate'])));

/** Answered as for somebody well, without dealing with what contradicts. */
export async function wholeWithout(at: Desk, stayId: string): Promise<string> {
  const view = await at.call('followup.begin', { stayId, without: null });
  const found = packs.find(({ pack }) => pack.id === view.pack.id);
  const { answers, decisions } = calmSecondStage(found?.pack as never);
  for (const [id, value] of Object.entries(answers)) await save(at, view.id, `answer.${id}`, value);
  for (const [id, value] of Object.entries(decisions)) await save(at, view.id, `decision.${id}`, value);
  return view.id;
}

/** Eight items of the PHQ-9 at 1, the last one as given. */
export function phq(last: string): Record<string, string> {
  const ids = ['interest', 'down', 'sleep', 'tired', 'appetite', 'failure', 'concentration', 'slow'];
  return { ...Object.fromEntries(ids.map((id) => [id, '1'])), 'dead-or-hurt': last };
}
