/**
 * The pre-read of health input: lines drawn from the record, each with where it comes from, proposed for a part of the form. The
 * clinician corrects and shortens them; nothing is concluded here, and of scoring tools only the items are told, never a total.
 */
import { shownDate } from '../clinical/civil-time.ts';

export interface PreReadLine {
  readonly text: string;
  /** Where it stands in the record, with its date. */
  readonly source: string;
}

export interface PreRead {
  readonly part: string;
  readonly lines: PreReadLine[];
}

/** One answer of a signed assessment, in words. */
export interface AnsweredItem {
  readonly item: string;
  readonly label: string;
  readonly said: string;
  readonly source: string;
}

export interface PreReadFacts {
  readonly conditions: readonly {
    readonly name: string;
    readonly noted: string | null;
    readonly source: string;
  }[];
  readonly answers: readonly AnsweredItem[];
  /** Items of a scoring tool as they were answered, in the words of the tool. */
  readonly tools: readonly {
    readonly tool: string;
    readonly title: string;
    readonly items: readonly { readonly id: string; readonly label: string; readonly answer: string }[];
    readonly source: string;
  }[];
  /** Appointments with mental health, kept and not kept. */
  readonly contacts: readonly PreReadLine[];
  readonly medicines: readonly {
    readonly words: string;
    /** How it is really taken, as the person said. */
    readonly howTaken: string | null;
    readonly critical: boolean;
    readonly source: string;
  }[];
  readonly plannedDates: readonly {
    readonly kind: string;
    readonly date: string;
    readonly note: string | null;
    readonly source: string;
  }[];
  readonly selfHarm: readonly {
    readonly text: string;
    readonly date: string | null;
    readonly source: string;
  }[];
}

/** Which answers of the content packs belong to which part of the form. */
export const answersOfPart: Readonly<Record<string, readonly string[]>> = {
  diagnoses: [
    'q4-learning-disability',
    'q4b-neurodevelopmental',
    'learning-disability',
    'adhd',
    'q5-other-health',
  ],
  contact: ['q16-service', 'q17-admission', 'q18-medicine', 'mental-health-care'],
  medicines: ['medicines-tonight', 'medicines-agree'],
  withdrawal: [
    'q13-alcohol',
    'q13-withdrawal',
    'q13-custody-medicine',
    'q14-drugs',
    'q15-misused',
    'used-here',
  ],
  pain: ['q3-injury', 'q4-chest-pain'],
  news: ['q1-status', 'q19-impact', 'changed', 'release-worry'],
  protective: ['conversation', 'dependants', 'consent-family'],
};

/** Tools whose items are told, and in which part; of a tool with a list of ids only those items. */
export const toolsOfPart: Readonly<Record<string, Readonly<Record<string, readonly string[] | 'all'>>>> = {
  withdrawal: { 'ciwa-ar': 'all', cows: 'all' },
  sleep: { 'phq-9': ['sleep'] },
};

const plannedWords: Readonly<Record<string, string>> = {
  court: 'Court',
  release: 'Release',
  transfer: 'Transfer',
  hospital: 'Hospital',
  other: 'Away',
};

/** Parts in the order of the form; a part about which nothing is held has no lines. */
export function preRead(facts: PreReadFacts): PreRead[] {
  const { conditions, contacts, medicines, plannedDates, selfHarm } = facts;
  const own: Readonly<Record<string, PreReadLine[]>> = {
    diagnoses: conditions.map(({ name, noted, source }) => ({
      text: name,
      source: noted === null ? source : `${source}, ${shownDate(noted)}`,
    })),
    contact: [...contacts],
    medicines: medicines.map(({ words, howTaken, critical, source }) => ({
      text: [
        critical ? `${words} (no dose may be missed)` : words,
        ...(howTaken === null ? [] : [`taken: ${howTaken}`]),
      ].join('; '),
      source,
    })),
    withdrawal: [],
    pain: [],
    sleep: [],
    news: plannedDates.map(({ kind, date, note, source }) => ({
      text: [`${plannedWords[kind] ?? kind} ${shownDate(date)}`, ...(note === null ? [] : [note])].join(': '),
      source,
    })),
    methods: selfHarm.map(({ text, date, source }) => ({ text: `${shownDate(date)}: ${text}`, source })),
    protective: [],
  };
  return Object.entries(own).map(([part, lines]) => ({
    part,
    lines: [...lines, ...answerLines(facts, part), ...toolLines(facts, part)],
  }));
}

function answerLines({ answers }: PreReadFacts, part: string): PreReadLine[] {
  const wanted = answersOfPart[part] ?? [];
  return answers
    .filter(({ item }) => wanted.includes(item))
    .map(({ label, said, source }) => ({ text: `${label}: ${said}`, source }));
}

function toolLines({ tools }: PreReadFacts, part: string): PreReadLine[] {
  const wanted = toolsOfPart[part] ?? {};
  return tools.flatMap(({ tool, title, items, source }) => {
    const ids = wanted[tool];
    if (ids === undefined) return [];
    const shown = items.filter(({ id }) => ids === 'all' || ids.includes(id));
    if (shown.length === 0) return [];
    const said = shown.map(({ label, answer }) => `${label}: ${answer}`).join('; ');
    return [{ text: `${title}: ${said}`, source }];
  });
}
