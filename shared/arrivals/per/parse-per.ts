import { z } from 'zod';
import { own } from '../raw-entry.ts';
import { isUnanswered, normaliseAnswer } from './answer.ts';
import { findAnswers } from './answer-sources.ts';
import { readPerson } from './person.ts';
import { perQuestion } from './questions.ts';
import type { PerAnswer, PerRecord, PerResult } from './types.ts';

const recorded = z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]);
const RECORDED_FIELDS = [
  'recordedAt',
  'recorded_at',
  'completed_at',
  'completedAt',
  'confirmed_at',
  'updated_at',
];
const MOST_ANSWERS = 300;

/**
 * Reads a Person Escort Record from parsed JSON, in any of the shapes described in docs/import-formats.md. Questions
 * this application does not use are kept under their keys; nothing is filled in for a question that was not answered.
 */
export function parsePer(json: unknown): PerResult {
  const found = findAnswers(json);
  if (found === null) {
    const reason =
      'The escort record holds no answers. Check that it was exported with its answers, or key it in from the paper.';
    return { ok: false, problems: [{ line: null, row: null, field: null, reason }] };
  }
  const warnings: string[] = [];
  const answers: Record<string, PerAnswer> = {};
  for (const [key, value] of found.slice(0, MOST_ANSWERS)) {
    const answer = normaliseAnswer(key, value, warnings);
    if (isUnanswered(answer)) continue;
    if (Object.hasOwn(answers, key)) warnings.push(`"${key}" is answered twice; the later answer was kept.`);
    answers[key] = answer;
    if (!perQuestion(key)) continue;
    hoistFollowUps(key, value, answers, warnings);
  }
  const recordedAt = readRecordedAt(json);
  if (recordedAt === null) warnings.push('The escort record does not say when it was completed.');
  return { ok: true, per: { person: readPerson(json, warnings), answers, recordedAt, warnings } };
}

/** A record keyed in by hand, from answers as the form holds them. */
export function perFromForm(answers: Record<string, PerAnswer>, recordedAt: string): PerRecord {
  const given = Object.entries(answers).filter(([, answer]) => !isUnanswered(answer));
  return { person: null, answers: Object.fromEntries(given), recordedAt, warnings: [] };
}

/** Some senders put follow-up answers inside the answer they belong to; they have keys of their own. */
function hoistFollowUps(
  key: string,
  value: unknown,
  answers: Record<string, PerAnswer>,
  warnings: string[],
): void {
  const followUps = perQuestion(key)?.options.flatMap((option) => option.followUp ?? []) ?? [];
  for (const followUp of followUps) {
    const inner = own(value, followUp) ?? own(own(value, 'followup'), followUp);
    if (inner === undefined || Object.hasOwn(answers, followUp)) continue;
    const answer = normaliseAnswer(followUp, inner, warnings);
    if (!isUnanswered(answer)) answers[followUp] = answer;
  }
}

function readRecordedAt(json: unknown): string | null {
  const attributes = own(own(json, 'data'), 'attributes');
  for (const holder of [json, attributes]) {
    for (const field of RECORDED_FIELDS) {
      const parsed = recorded.safeParse(own(holder, field));
      if (parsed.success) return parsed.data;
    }
  }
  return null;
}
