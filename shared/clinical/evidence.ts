/** What is already written about a person, as lines to show beside a question or a contradiction. */
import { shownDate } from './civil-time.ts';
import type { Context } from './context.ts';
import { escortTitles } from './escort-titles.ts';
import { leavesOf } from './leaves.ts';
import type { Condition } from './pack/conditions.ts';
import type { Item } from './pack/types.ts';
import { escortMedicines, escortWords } from './per.ts';
import type { HistoryEntry, ScreeningState } from './state.ts';

export interface EvidenceLine {
  readonly from: 'escort record' | 'history';
  /** Escort-record key, or kind of history. */
  readonly about: string;
  readonly text: string;
  /** ISO date of a history entry; null where not known or not applicable. */
  readonly date: string | null;
}

/** Lines for one question: escort-record answers to the keys it names, then history of the kinds it names, newest first. */
export function evidenceFor(item: Item, state: ScreeningState): EvidenceLine[] {
  return [
    ...item.evidence.per.flatMap((key) => escortLines(key, state)),
    ...historyLines(state, (entry) => item.evidence.history.includes(entry.kind)),
  ];
}

/** "Escort record: …" and "Earlier record, 12-Mar-2024: …" for every test of the condition that holds on written evidence. */
export function evidenceOfRule(condition: Condition, context: Context): string[] {
  const { state } = context;
  const lines = leavesOf(condition, context.pack.facts)
    .filter((leaf) => context.holds(leaf))
    .flatMap((leaf): EvidenceLine[] => {
      if ('per' in leaf) return escortLines(leaf.per, state);
      if ('alert' in leaf) return historyLines(state, (entry) => leaf.alert.includes(entry.code ?? ''));
      if (!('history' in leaf)) return [];
      if (leaf.history === 'acct-open')
        return historyLines(state, (e) => e.kind === 'acct' && e.open === true);
      return historyLines(state, (entry) => entry.kind === leaf.history);
    });
  const shown = lines.map((line) =>
    line.from === 'history'
      ? `Earlier record, ${shownDate(line.date)}: ${line.text}`
      : `Escort record: ${line.text}`,
  );
  return [...new Set(shown)];
}

function escortLines(key: string, state: ScreeningState): EvidenceLine[] {
  const line = (text: string): EvidenceLine => ({ from: 'escort record', about: key, text, date: null });
  if (key === 'medication-details') {
    return escortMedicines(state.per).map((row) => {
      const given = row.lastGiven && `last given ${row.lastGiven}`;
      const due = row.nextDue && `next due ${row.nextDue}`;
      const parts = [row.name, row.dosage, row.administration, row.frequency, given, due, row.carrier];
      return line(parts.filter((part) => part !== '').join(', '));
    });
  }
  const text = escortWords(state.per, key);
  return text === '' ? [] : [line(`${escortTitles[key] ?? key}: ${text}`)];
}

function historyLines(state: ScreeningState, wanted: (entry: HistoryEntry) => boolean): EvidenceLine[] {
  return state.history
    .filter(wanted)
    .map((entry) => ({ from: 'history' as const, about: entry.kind, text: entry.text, date: entry.date }))
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.text.localeCompare(b.text));
}
