/**
 * A person's earlier history, drawn together without a search: self-harm, ACCTs, critical and other medicines, allergies
 * and alerts, from every record linked as the same person and from the escort records of earlier stays.
 */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { HistoryEntry as HistoryView } from '../../../../shared/contract/views.ts';
import type { HistoryEntry as ClinicalEntry } from '../../../../shared/clinical/index.ts';
import type { ReadableStore } from '../../store/store.ts';
import { isTrue, textOf } from '../common/read.ts';
import { earlierEscortHistory } from './escort-history.ts';
import { samePeople } from './links.ts';

/** One line; `name` is the bare drug name, by which evaluation recognises a medicine, and `open` is about an ACCT. */
export interface HistoryItem extends HistoryView {
  readonly name?: string;
  readonly open?: boolean;
  readonly code?: string;
}

export interface HistoryOptions {
  /** The stay being assessed: its own escort records stand beside the questions and are not history. */
  readonly exceptStay?: string | null;
  /** Records to leave out, e.g. those that the assessment being corrected wrote itself. */
  readonly exceptRecords?: ReadonlySet<string>;
}

const join = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ');

const day = (instant: string | null): string | null => instant?.slice(0, 10) ?? null;

type Describe = (record: FoldedRecord) => HistoryItem | null;

const describers: Readonly<Record<string, Describe>> = {
  'self-harm': (record) => ({
    kind: 'self-harm',
    text: join(
      isTrue(record, 'suicideAttempt') ? 'Suicide attempt' : 'Self-harm',
      textOf(record, 'method'),
      textOf(record, 'setting'),
      textOf(record, 'intent'),
    ),
    date: textOf(record, 'date'),
    source: textOf(record, 'source') ?? 'earlier record',
    current: false,
    critical: null,
  }),
  acct: (record) => {
    const state = textOf(record, 'state') ?? 'open';
    const words = { open: 'ACCT open', 'post-closure': 'ACCT in post-closure', closed: 'ACCT closed' }[state];
    return {
      kind: 'acct',
      text: join(words ?? 'ACCT', textOf(record, 'reason')),
      date: day(textOf(record, 'openedAt')),
      source: join('ACCT', textOf(record, 'logNumber')),
      current: state !== 'closed',
      critical: null,
      open: state === 'open',
    };
  },
  medicine: (record) => {
    const critical = textOf(record, 'critical');
    const name = textOf(record, 'drug') ?? '';
    return {
      kind: critical === null ? 'medicine' : 'critical-medicine',
      text: join(name, textOf(record, 'dose'), textOf(record, 'frequency'), textOf(record, 'route')),
      date: day(textOf(record, 'recordedAt')),
      source: 'earlier assessment',
      current: textOf(record, 'state') === 'current',
      critical,
      name,
    };
  },
  allergy: (record) => ({
    kind: 'allergy',
    text: join(textOf(record, 'substance'), textOf(record, 'reaction'), textOf(record, 'severity')),
    date: day(textOf(record, 'recordedAt')),
    source: 'allergy record',
    current: true,
    critical: null,
  }),
  alert: (record) => ({
    kind: 'alert',
    text: textOf(record, 'description') ?? textOf(record, 'code') ?? '',
    date: textOf(record, 'date'),
    source: textOf(record, 'source') ?? 'prison record',
    current: textOf(record, 'state') === 'active',
    critical: null,
    code: textOf(record, 'code') ?? '',
  }),
};

/** Everything known before, newest first and undated last; the oldest and newest dates are those at its two ends. */
export function historyOf(
  store: ReadableStore,
  patient: string,
  { exceptStay = null, exceptRecords }: HistoryOptions = {},
): HistoryItem[] {
  const people = samePeople(store, patient);
  const written = people
    .flatMap((person) => Object.keys(describers).flatMap((type) => store.recordsOfPatient(person, type)))
    .filter((record) => textOf(record, 'state') !== 'entered-in-error' && !exceptRecords?.has(record.id))
    .map((record) => describers[record.type]?.(record) ?? null)
    .filter((item) => item !== null);
  const escorts = earlierEscortHistory(store, people, exceptStay);
  return [...written, ...escorts].toSorted(newestFirst);
}

function newestFirst(a: HistoryItem, b: HistoryItem): number {
  return (b.date ?? '').localeCompare(a.date ?? '') || a.text.localeCompare(b.text);
}

/** As the page shows it. */
export function historyView({ kind, text, date, source, current, critical }: HistoryItem): HistoryView {
  return { kind, text, date, source, current, critical };
}

/** As evaluation reads it. Medicines that were stopped and alerts that ended are shown, but no longer oblige anybody. */
export function clinicalHistory(items: readonly HistoryItem[]): ClinicalEntry[] {
  const past = (item: HistoryItem): boolean =>
    !item.current && ['medicine', 'critical-medicine', 'alert'].includes(item.kind);
  return items
    .filter((item) => !past(item))
    .map(({ kind, text, name, date, open, code }) => ({
      kind,
      text: name ?? text,
      date,
      ...(open === undefined ? {} : { open }),
      ...(code === undefined ? {} : { code }),
    }));
}
