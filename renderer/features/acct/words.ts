/** Words of ACCT that several screens say. */
import type { AcctBoardRow, AcctSummary } from '../../../shared/contract/acct-views.ts';
import type { AcctReviewKind } from '../../../shared/records/acct.ts';
import { showInstant } from '../../components/time.ts';

const states: Record<AcctSummary['state'], string> = {
  open: 'Open',
  'post-closure': 'Post-closure',
  closed: 'Closed',
};

export function stateWord(state: AcctSummary['state']): string {
  return states[state];
}

const kinds: Record<AcctReviewKind, string> = {
  'assessment-interview': 'Assessment interview',
  'first-case-review': 'First case review',
  'case-review': 'Case review',
  'constant-supervision': 'Review of constant supervision',
  closing: 'Case review to close',
  'post-closure': 'Post-closure review',
};

export function reviewName(kind: AcctReviewKind): string {
  return kinds[kind];
}

/** Every kind of review with its words, for choosing. */
export const reviewChoices = (Object.keys(kinds) as AcctReviewKind[]).map((value) => ({
  value,
  label: kinds[value],
}));

export type Mode = 'in-person' | 'telephone' | 'written' | 'none';

const modes: Record<Mode, string> = {
  'in-person': 'In person',
  telephone: 'By telephone',
  written: 'A written report, by exception',
  none: 'Healthcare took no part',
};

export function modeWord(mode: Mode): string {
  return modes[mode];
}

export const modeChoices = (Object.keys(modes) as Mode[]).map((value) => ({ value, label: modes[value] }));

/** How healthcare took part in a review, in a line. */
export function attendanceWords({ attendance }: AcctSummary['reviews'][number]): string {
  if (attendance === null) return 'How healthcare took part is not recorded';
  const { mode, who, role } = attendance;
  const whom = [who, role].filter((each) => each !== null && each !== '').join(', ');
  return whom === '' ? modeWord(mode) : `${modeWord(mode)}: ${whom}`;
}

const inputs: Readonly<Record<string, string>> = {
  review: 'Health input to a review',
  'constant-supervision': 'Health input on constant supervision',
  closing: 'Healthcare’s view on closing',
  'post-closure': 'Health input to the post-closure review',
  possession: 'Medicines in possession',
};

export function inputName(kind: string): string {
  return inputs[kind] ?? kind;
}

const outcomes: Readonly<Record<string, string>> = {
  'not-in-possession': 'Not in possession',
  daily: 'Daily in possession',
  '7-days': '7 days in possession',
  '28-days': '28 days in possession',
};

export function possessionWords(outcome: string): string {
  return outcomes[outcome] ?? outcome;
}

const hows: Readonly<Record<string, string>> = {
  told: 'Told',
  printed: 'Printed',
  'copied-to-document': 'Copied to the ACCT document',
  'handed-over': 'Handed over',
};

/** How something left healthcare. */
export function sharedHow(how: string): string {
  return hows[how] ?? how;
}

/** `ACCT opened 22-Nov-2026 14:05`, to tell several of one person apart. */
export function acctName({ openedAt }: Pick<AcctBoardRow, 'openedAt'>): string {
  return `ACCT opened ${showInstant(openedAt)}`;
}

export function logWords(logNumber: string | null): string {
  return logNumber === null || logNumber === '' ? 'No log number yet' : `Log ${logNumber}`;
}
