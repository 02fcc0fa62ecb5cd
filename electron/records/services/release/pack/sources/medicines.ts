/** Medicines: those of the plan, and current ones of the record that nobody has taken over, which are a gap. */
import type { FoldedRecord } from '../../../../../../shared/changes/version.ts';
import { supplyVerdict, type SupplyFacts } from '../../../../../../shared/release/supply.ts';
import { plainKey } from '../../../common/ids.ts';
import { asText, textOf, valueOf } from '../../../common/read.ts';
import { type PackScene, shownInstant } from '../scene.ts';
import { rowOf } from './health.ts';
import { once, type Source, type SourceRow } from './source.ts';

const fromPlan = [
  'drug',
  'dose',
  'frequency',
  'route',
  'indication',
  'supply',
  'days',
  'prescription',
  'reason',
  'lastDoseAt',
  'nextDueAt',
  'change',
  'controlled',
  'critical',
];

/** What makes two lines one prescription. */
const dosing = (record: FoldedRecord): string =>
  ['drug', 'dose', 'frequency', 'route'].map((field) => plainKey(textOf(record, field) ?? '')).join('|');

export function medicineList(from: PackScene): Source {
  const planned = from.ofStay('release-medicine').filter((each) => stateOf(each) !== 'entered-in-error');
  const taken = new Set(planned.map((each) => textOf(each, 'medicine')));
  const lines = new Set(planned.map(dosing));
  const left = from
    .records('medicine')
    .filter((each) => stateOf(each) === 'current' && !taken.has(each.id) && !lines.has(dosing(each)));
  const rows = [...planned.map((each) => plannedRow(from, each)), ...left.map((each) => leftRow(from, each))];
  const name = ({ facts }: SourceRow): string => asText(facts['drug']);
  return {
    one: false,
    fields: [
      { id: 'drug', label: 'Medicine', kind: 'text' },
      { id: 'dose', label: 'Dose', kind: 'text' },
      { id: 'frequency', label: 'How often', kind: 'text' },
      { id: 'route', label: 'Route', kind: 'text' },
      { id: 'indication', label: 'For', kind: 'text' },
      {
        id: 'supply',
        label: 'Supply',
        kind: 'choice',
        options: [
          { id: 'to-take-out', label: 'To take out' },
          { id: 'prescription', label: 'Prescription' },
          { id: 'none', label: 'Not supplied' },
          { id: 'not-arranged', label: 'Not arranged' },
          { id: 'stopped', label: 'Stopped' },
        ],
      },
      { id: 'days', label: 'Lasts', kind: 'days' },
      { id: 'prescription', label: 'Prescription no.', kind: 'text' },
      { id: 'reason', label: 'Why fewer days, or none', kind: 'text' },
      { id: 'lastDoseAt', label: 'Last dose', kind: 'instant' },
      { id: 'nextDueAt', label: 'Next dose due', kind: 'instant' },
      { id: 'lastTaken', label: 'Last dose, as said at reception', kind: 'text' },
      { id: 'change', label: 'Changed here', kind: 'change' },
      { id: 'controlled', label: 'Controlled drug', kind: 'yes-no' },
      { id: 'critical', label: 'Critical medicine', kind: 'text' },
    ],
    rows: once(rows, ({ records }) => records.map(({ id }) => id).join()).toSorted((a, b) =>
      name(a).localeCompare(name(b), 'en-GB'),
    ),
    none: { words: 'No medicines recorded.', plain: 'We have no medicines written down for you.' },
  };
}

const stateOf = (record: FoldedRecord): string | null => textOf(record, 'state');

function plannedRow(from: PackScene, record: FoldedRecord): SourceRow {
  const row = rowOf(record, fromPlan);
  const source = textOf(record, 'medicine');
  const records = [...row.records, ...(source === null ? [] : [{ type: 'medicine', id: source }])];
  if (stateOf(record) === 'stopped') {
    const facts = { ...row.facts, supply: 'stopped', days: null, prescription: null, nextDueAt: null };
    return { ...row, records, facts, missing: { lastDoseAt: NOT_RECORDED, nextDueAt: 'Stopped' } };
  }
  const facts: SupplyFacts = {
    supply: textOf(record, 'supply') as SupplyFacts['supply'],
    days: valueOf(record, 'days') as number | null,
    reason: textOf(record, 'reason'),
  };
  const supply = facts.supply ?? 'not-arranged';
  const taken = from.records('medicine').find(({ id }) => id === source) ?? null;
  // Of use only while nobody has recorded a dose since.
  const lastTaken = textOf(record, 'lastDoseAt') === null ? saidAtReception(taken) : null;
  return {
    ...row,
    records,
    facts: { ...row.facts, supply, lastTaken },
    missing,
    ...gapOf(from, facts),
  };
}

const NOT_RECORDED = 'Not recorded';
const missing = { lastDoseAt: NOT_RECORDED, nextDueAt: NOT_RECORDED };

/** Of the day it was said on, because by now it says little else. */
function saidAtReception(medicine: FoldedRecord | null): string | null {
  const said = textOf(medicine, 'lastTaken');
  const at = textOf(medicine, 'recordedAt');
  return said === null || said === '' ? null : at === null ? said : `${said} (${shownInstant(at)})`;
}

/** On the record and not in the plan: nobody has said how it goes out. */
function leftRow(from: PackScene, record: FoldedRecord): SourceRow {
  const row = rowOf(record, ['drug', 'dose', 'frequency', 'route', 'indication', 'critical']);
  const nothing = { supply: null, days: null, reason: null };
  const facts = { ...row.facts, supply: 'not-arranged', lastTaken: saidAtReception(record) };
  return { ...row, facts, missing, ...gapOf(from, nothing) };
}

/** Fewer days than the least and no prescription: a gap, whether or not its reason was written down. */
function gapOf({ content }: PackScene, facts: SupplyFacts): Pick<SourceRow, 'gap'> | null {
  const { level, words } = supplyVerdict(facts, content.figures.medicines);
  return level === 'red' ? { gap: words } : null;
}
