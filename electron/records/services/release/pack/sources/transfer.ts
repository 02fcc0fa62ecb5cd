/** What a transfer asks for beside the rest: alerts, what is owed to an ACCT, needs, and what an escort is to know and do. */
import { shownDate } from '../../../../../../shared/clinical/civil-time.ts';
import { medicalHoldSchema } from '../../../../../../shared/records/release.ts';
import type { ToDoId } from '../../../../../../shared/release/other-content.ts';
import type { AcctCase } from '../../../acct/case.ts';
import { begunByMistake } from '../../../acct/facts-of.ts';
import { plainKey } from '../../../common/ids.ts';
import { asText, listOf, textOf, valueOf } from '../../../common/read.ts';
import { type PackScene, shownInstant } from '../scene.ts';
import { rowOf } from './health.ts';
import { medicineList } from './medicines.ts';
import { type Drawn, type IsKept, once, type Source, type SourceRow } from './source.ts';

/** Kept back with the section on self-harm: who may not read that may not read this. */
const withSelfHarm: readonly Drawn[] = [{ section: 'self-harm', field: 'acctState' }];
const withOwed: readonly Drawn[] = [...withSelfHarm, { section: 'acct-owed', field: 'what' }];

export function alerts({ records, content }: PackScene): Source {
  const { escortAlerts } = content.transfer;
  const rows = records('alert')
    .filter((alert) => textOf(alert, 'state') === 'active')
    .map((alert): SourceRow => {
      const row = rowOf(alert, ['description', 'date']);
      const told = escortAlerts.includes(textOf(alert, 'code') ?? '');
      return {
        ...row,
        facts: { ...row.facts, forEscort: told ? textOf(alert, 'description') : null },
        draws: { forEscort: [{ section: 'alerts', field: 'description' }] },
      };
    });
  return {
    one: false,
    fields: [
      { id: 'description', label: 'Alert', kind: 'text' },
      { id: 'date', label: 'Since', kind: 'date' },
      { id: 'forEscort', label: 'Alert', kind: 'text' },
    ],
    rows: once(rows, ({ facts }) => `${plainKey(asText(facts['description']))}|${asText(facts['date'])}`),
    none: { words: 'None recorded.' },
  };
}

/** Titles of the content and times. What anybody wrote into an ACCT stands in its document, which goes along. */
export function acctOwed({ accts }: PackScene): Source {
  return {
    one: false,
    fields: [
      { id: 'what', label: 'Owed', kind: 'text' },
      { id: 'dueAt', label: 'By', kind: 'instant' },
    ],
    rows: accts()
      .filter((acct) => acct.facts.state !== 'closed')
      .flatMap(owedRows),
    none: { words: 'Nothing on record.' },
  };
}

function owedRows(acct: AcctCase): SourceRow[] {
  const { acct: record, supports } = acct.records;
  const row = (what: string, dueAt: string | null): SourceRow => ({
    records: [{ type: record.type, id: record.id }],
    facts: { what, dueAt },
    draws: { what: withSelfHarm, dueAt: withSelfHarm },
  });
  const log = textOf(record, 'logNumber');
  const since = constantSince(acct);
  const open = supports.filter((support) => textOf(support, 'state') === 'open').length;
  return [
    row(`ACCT document${log === null ? '' : `, log number ${log}`}: hand it over in person`, null),
    ...(since === null ? [] : [row(`Constant supervision, in force since ${shownInstant(since)}`, null)]),
    ...acct.milestones
      .filter(({ state }) => state === 'due' || state === 'overdue')
      .map(({ title, dueAt }) => row(title, dueAt)),
    ...(open === 0 ? [] : [row(`Support actions that are open: ${open}`, null)]),
  ];
}

function constantSince({ records, facts }: AcctCase): string | null {
  if (facts.state !== 'open') return null;
  const inForce = records.constants.find(
    (each) => textOf(each, 'state') === 'in-force' && !begunByMistake(each),
  );
  return inForce === undefined ? null : (textOf(inForce, 'startedAt') ?? facts.openedAt);
}

export function adjustments({ patients }: PackScene): Source {
  const rows = patients.flatMap((patient) =>
    listOf<string>(patient, 'communicationNeeds').map((needs): SourceRow => ({
      records: [{ type: patient.type, id: patient.id }],
      facts: { needs },
    })),
  );
  return {
    one: false,
    fields: [{ id: 'needs', label: 'Need', kind: 'text' }],
    rows: once(rows, ({ facts }) => plainKey(asText(facts['needs']))),
    none: { words: 'None recorded.' },
  };
}

/** Each line is kept back with what it tells of; the envelope is always there. */
export function toDo(from: PackScene, isKept: IsKept): Source {
  const lines = [...holdLines(from), ...acctLines(from, isKept), ...doseLines(from, isKept)];
  return {
    one: false,
    fields: [
      { id: 'about', label: 'About', kind: 'text' },
      { id: 'words', label: 'What to know and do', kind: 'text' },
    ],
    rows: [...lines, lineOf(from, 'sealed-envelope', [], [])],
    none: { words: 'Nothing recorded.' },
  };
}

function lineOf(
  { content }: PackScene,
  id: ToDoId,
  records: SourceRow['records'],
  drawn: readonly Drawn[],
  at = '',
): SourceRow {
  const { about = '', words = '' } = content.transfer.toDo.find((each) => each.id === id) ?? {};
  return {
    records,
    facts: { about, words: words.replace(/\{(until|when)\}/u, () => at) },
    draws: { about: drawn, words: drawn },
  };
}

function holdLines(from: PackScene): SourceRow[] {
  const held = medicalHoldSchema.safeParse(valueOf(from.scene.plan, 'medicalHold')).data ?? null;
  if (held === null) return [];
  const until = held.until === null ? 'healthcare has lifted the hold' : shownDate(held.until);
  const records = from.scene.plans.map(({ type, id }) => ({ type, id }));
  const drawn = ['state', 'until'].map((field): Drawn => ({ section: 'hold', field }));
  return [lineOf(from, 'hold', records, drawn, until)];
}

function acctLines(from: PackScene, isKept: IsKept): SourceRow[] {
  const accts = from.accts().filter((acct) => !isKept(acct.records.acct));
  const inState = (state: string): AcctCase[] => accts.filter(({ facts }) => facts.state === state);
  const line = (id: ToDoId, cases: readonly AcctCase[], drawn = withSelfHarm): SourceRow[] =>
    cases.length === 0
      ? []
      : [
          lineOf(
            from,
            id,
            cases.map(({ records: { acct } }) => ({ type: acct.type, id: acct.id })),
            drawn,
          ),
        ];
  const open = inState('open');
  return [
    ...line(
      'constant-supervision',
      open.filter((acct) => constantSince(acct) !== null),
      withOwed,
    ),
    ...line('acct-open', open),
    ...(open.length > 0 ? [] : line('acct-post-closure', inState('post-closure'))),
  ];
}

/** The earliest of all doses whose time is known. */
function doseLines(from: PackScene, isKept: IsKept): SourceRow[] {
  const doses = medicineList(from)
    .rows.filter(({ records }) => !records.some(isKept))
    .flatMap(({ records, facts }) =>
      facts['nextDueAt'] === null || facts['nextDueAt'] === undefined
        ? []
        : [{ records, at: asText(facts['nextDueAt']) }],
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first] = doses;
  if (first === undefined) return [];
  const drawn = [{ section: 'medicine-list', field: 'nextDueAt' }];
  return [lineOf(from, 'dose-due', first.records, drawn, shownInstant(first.at))];
}
