/** What to know about somebody before the next step, in words: markers in the escort record and in earlier records. */
import { perHighlights, type PerAnswer, type PerTopic } from '../../../../../shared/arrivals/index.ts';
import type { BoardRow } from '../../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { EscortAnswers } from '../../common/escort.ts';
import { isTrue, listOf, textOf } from '../../common/read.ts';
import type { HistoryItem } from '../../patients/history.ts';

export type Flag = BoardRow['flags'][number];

export interface FlagSources {
  readonly arrival: FoldedRecord | null;
  readonly patient: FoldedRecord | null;
  readonly escort: EscortAnswers | null;
  readonly history: readonly HistoryItem[];
  /** Critical medicines without a confirmed supply, from the assessment being given. */
  readonly unsupplied: readonly string[];
}

/** Codes of the prison system: ACCT open, self-harm in custody, self-harm in the community (clinical-content.md §4). */
const acctOpenCode = 'HA';
const selfHarmCodes = ['HC', 'HS', 'SH'];

export function boardFlags(sources: FlagSources): Flag[] {
  const { history, unsupplied } = sources;
  const flags: Flag[] = [];
  const add = (kind: string, text: string): void => {
    if (!flags.some((flag) => flag.kind === kind && flag.text === text)) flags.push({ kind, text });
  };
  const codes = alertCodes(sources);
  if (history.some((item) => item.kind === 'acct' && item.open === true) || codes.has(acctOpenCode)) {
    add('acct', 'ACCT open');
  } else if (history.some((item) => item.kind === 'acct' && item.current))
    add('acct', 'ACCT in post-closure');
  const topics = alertTopics(sources.escort);
  if (topics.has('self-harm')) add('self-harm', 'Self-harm marker in the escort record');
  const earlier = history.filter((item) => item.kind === 'self-harm').length;
  if (earlier > 0 || selfHarmCodes.some((code) => codes.has(code)))
    add('self-harm', 'Self-harm in earlier records');
  for (const name of unsupplied.slice(0, 3)) add('critical-medicine', `No supply confirmed: ${name}`);
  if (unsupplied.length === 0) {
    const critical = history.filter((item) => item.kind === 'critical-medicine' && item.current);
    for (const item of critical.slice(0, 3)) add('critical-medicine', item.name ?? item.text);
  }
  if (topics.has('medicines')) add('medicine', 'Medicines in the escort record');
  if (topics.has('withdrawal')) add('withdrawal', 'Withdrawal in the escort record');
  if (topics.has('pregnancy') || isTrue(sources.patient, 'mayBePregnant'))
    add('pregnancy', 'May be pregnant');
  if (isTrue(sources.patient, 'interpreterNeeded')) {
    const language = textOf(sources.patient, 'language');
    add('language', language === null ? 'Needs an interpreter' : `Needs an interpreter: ${language}`);
  }
  for (const text of otherAlerts(sources).slice(0, 3)) add('alert', text);
  return flags;
}

function alertTopics(escort: EscortAnswers | null): Set<PerTopic> {
  if (escort === null) return new Set();
  const highlights = perHighlights({ answers: escort as unknown as Record<string, PerAnswer> });
  return new Set(highlights.filter((each) => each.level === 'alert').map((each) => each.topic));
}

interface ArrivalAlert {
  code: string;
  description: string;
  active: boolean;
  date: string | null;
}

function activeAlerts({ arrival, history }: FlagSources): { code: string; text: string }[] {
  const received = listOf<never>(arrival, 'alerts') as ArrivalAlert[];
  return [
    ...received
      .filter((alert) => alert.active)
      .map(({ code, description }) => ({ code, text: description || code })),
    ...history
      .filter((item) => item.kind === 'alert' && item.current)
      .map((item) => ({ code: item.code ?? '', text: item.text })),
  ];
}

function alertCodes(sources: FlagSources): Set<string> {
  return new Set(activeAlerts(sources).map(({ code }) => code));
}

function otherAlerts(sources: FlagSources): string[] {
  const said = new Set([acctOpenCode, ...selfHarmCodes]);
  return [
    ...new Set(
      activeAlerts(sources)
        .filter(({ code }) => !said.has(code))
        .map(({ text }) => text),
    ),
  ];
}
