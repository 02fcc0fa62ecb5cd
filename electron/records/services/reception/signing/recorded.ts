/**
 * Medicines, allergies, health problems and self-harm as an assessment records them for later ones. Ids follow from stay and content, so
 * that a correction, or a second workstation, writes the same records again and not beside them.
 */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import { criticalMatch, otherCriticalClass } from '../../../../../shared/clinical/critical-medicines.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import { derivedId, plainKey } from '../../common/ids.ts';
import { asText } from '../../common/read.ts';
import { answerValue, detailOf, labelsOf, rowsOf, textIn, type StoredAnswers } from './answer-parts.ts';
import { selfHarmDate } from './self-harm-date.ts';

export interface Recorded {
  readonly type: 'medicine' | 'allergy' | 'condition' | 'self-harm';
  readonly id: string;
  readonly values: Readonly<Record<string, Json>>;
}

export interface RecordedFrom {
  readonly pack: ContentPack;
  readonly answers: StoredAnswers;
  readonly stay: string;
  readonly patient: string;
  /** ISO instant of signing. */
  readonly at: string;
}

export function recordedIn(from: RecordedFrom): Recorded[] {
  return [...medicines(from), ...allergies(from), ...conditions(from), ...selfHarm(from)];
}

/** Where a record comes from, as histories show it. */
const assessmentWords = ({ kind }: ContentPack): string => `${kind} assessment`;

/** The same key for the n-th row that names the same thing. */
function keys(names: readonly string[]): string[] {
  return names.map(
    (name, index) => `${name}#${names.slice(0, index).filter((each) => each === name).length}`,
  );
}

function medicines({ pack, answers, stay, at }: RecordedFrom): Recorded[] {
  if (pack.medicines === undefined) return [];
  const { rows: columns, classes } = pack.medicines;
  const { item, field, name, supply, supplied, critical } = columns;
  if (answerValue(answers, item) !== 'yes') return [];
  const rows = rowsOf(answers, item, field).filter((row) => textIn(row[name], 200) !== null);
  const keyOf = keys(rows.map((row) => plainKey(asText(row[name]))));
  return rows.map((row, index) => {
    const drug = textIn(row[name], 200) ?? '';
    const listed = criticalMatch(classes, drug)?.classId ?? null;
    const word = textIn(row[supply], 80);
    return {
      type: 'medicine',
      id: derivedId.ofStay('medicine', stay, keyOf[index] ?? ''),
      values: {
        drug,
        dose: textIn(row['dose'] ?? row['strength'], 120),
        frequency: textIn(row['frequency'], 120),
        route: textIn(row['route'], 60),
        indication: textIn(row['indication'], 200),
        lastTaken: textIn(row['last-taken'], 80),
        nextDue: textIn(row['next-due'], 80),
        supplyTonight: supplied.includes(word ?? '') ? 'yes' : word === 'none' ? 'no' : 'not-known',
        critical: listed ?? (row[critical] === 'yes' ? otherCriticalClass.id : null),
        state: 'current',
        recordedAt: at,
      },
    };
  });
}

const severities = ['mild', 'moderate', 'severe'];

function allergies({ pack, answers, patient, at }: RecordedFrom): Recorded[] {
  if (pack.records.allergies === undefined) return [];
  const { item, rows, food } = pack.records.allergies;
  if (answerValue(answers, item) !== 'yes') return [];
  const named = rowsOf(answers, item, rows).map((row) => ({
    substance: textIn(row['substance'], 200),
    reaction: textIn(row['reaction'], 400),
    severity: severities.includes(asText(row['severity'])) ? asText(row['severity']) : 'not-known',
  }));
  const foods = labelsOf(pack, item, food, detailOf(answers, item, food)).map((label) => ({
    substance: `${label} (food)`,
    reaction: null,
    severity: 'not-known',
  }));
  return [...named, ...foods].flatMap(({ substance, reaction, severity }): Recorded[] => {
    if (substance === null) return [];
    const values = { substance, reaction, severity, state: 'present', recordedAt: at };
    return [{ type: 'allergy', id: derivedId.allergy(patient, substance), values }];
  });
}

/** Health problems answered "yes" to. Only a "yes" writes one: no other answer takes back what an earlier stay noted. */
function conditions({ pack, answers, patient, at }: RecordedFrom): Recorded[] {
  return pack.records.conditions
    .filter(({ item }) => answerValue(answers, item) === 'yes')
    .map(({ item, name, kind, detail, as }): Recorded => {
      const said = detail === undefined ? null : textIn(detailOf(answers, item, detail), 200);
      const values = {
        name: (said === null ? name : `${name}: ${said}`).slice(0, 200),
        kind,
        noted: civilDateOf(at),
        source: assessmentWords(pack),
        state: 'active',
      };
      return { type: 'condition', id: derivedId.condition(patient, as ?? item), values };
    });
}

function selfHarm({ pack, answers, stay }: RecordedFrom): Recorded[] {
  if (pack.records.selfHarm === undefined) return [];
  const { item, rows, attempt } = pack.records.selfHarm;
  if (answerValue(answers, item) !== 'yes') return [];
  const attempted = detailOf(answers, item, attempt);
  const events = rowsOf(answers, item, rows);
  const serious = (row: Record<string, Json>): boolean =>
    Array.isArray(row['which']) && row['which'].includes('serious');
  const anySerious = events.some(serious);
  const columns = [...pack.items]
    .find((each) => each.id === item)
    ?.details.find((each) => each.id === rows)?.columns;
  const settings = columns?.find((column) => column.id === 'setting')?.options ?? [];
  const keyOf = keys(events.map((row) => plainKey(`${asText(row['date'])} ${asText(row['method'])}`)));
  return events.map((row, index) => {
    const when = selfHarmDate(textIn(row['date'], 80));
    const method = textIn(row['method'], 160);
    return {
      type: 'self-harm',
      id: derivedId.ofStay('self-harm', stay, keyOf[index] ?? ''),
      values: {
        date: when.date,
        setting: textIn(settings.find((option) => option.id === row['setting'])?.label, 120),
        method: when.words === null ? method : `${method ?? 'method not said'} (${when.words})`.slice(0, 200),
        intent: textIn(row['intent'], 200),
        // The question asks about any of them; it is said of the most serious one, or of all where none is marked.
        suicideAttempt:
          attempted === 'no' ? false : attempted === 'yes' && (!anySerious || serious(row)) ? true : null,
        source: assessmentWords(pack),
        state: 'recorded',
      },
    };
  });
}
