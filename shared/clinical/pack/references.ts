/** Whether everything a pack refers to exists: questions, fields, options, facts, tools, sections, and no circles. */
import { factsRead, itemOfLeaf, leavesOf } from '../leaves.ts';
import type { Leaf } from '../leaves.ts';
import type { Condition } from './conditions.ts';
import { answersOf } from './answers-of.ts';
import { circularVisibility } from './circles.ts';
import { bindingProblems } from './record-bindings.ts';
import { namedConditions } from './named-conditions.ts';
import { toolProblems } from './tool-check.ts';
import type { ContentPack, DetailField, Item } from './types.ts';

const blank = 'blank';

/** Every dangling or impossible reference of a pack of the right shape, as sentences. */
export function referenceProblems(pack: ContentPack): string[] {
  const items = new Map([...pack.items, ...pack.decisions].map((item) => [item.id, item]));
  return [
    ...duplicates(pack),
    ...pack.tools.flatMap((tool) => toolProblems(tool, pack)),
    ...sectionsAndFields(pack),
    ...medicineColumns(pack, items),
    ...workedOut(pack, items),
    ...bindingProblems(pack),
    ...namedConditions(pack).flatMap(([name, condition]) => conditionProblems(name, condition, pack, items)),
    ...rules(pack, items),
    ...circularVisibility(pack),
  ];
}

function duplicates(pack: ContentPack): string[] {
  const lists = {
    section: pack.sections,
    question: [...pack.items, ...pack.decisions],
    fact: pack.facts,
    action: pack.actions,
    contradiction: pack.contradictions,
    'sooner rule': pack.sooner,
    tool: pack.tools,
    calculation: pack.calculations ?? [],
    'screening programme': pack.screening?.programmes ?? [],
    'medicine class': pack.medicines?.classes ?? [],
  };
  const twice = (kind: string, list: readonly { id: string }[]): string[] =>
    list
      .filter((entry, index) => list.findIndex((other) => other.id === entry.id) !== index)
      .map((entry) => `The ${kind} ${entry.id} is there twice.`);
  return [
    ...Object.entries(lists).flatMap(([kind, list]) => twice(kind, list)),
    ...[...pack.items, ...pack.decisions].flatMap((item) =>
      twice(`detail field of ${item.id}`, item.details),
    ),
  ];
}

function sectionsAndFields(pack: ContentPack): string[] {
  const sections = new Set(pack.sections.map((section) => section.id));
  const tools = new Set(pack.tools.map((tool) => tool.id));
  const problems: string[] = [];
  for (const item of [...pack.items, ...pack.decisions]) {
    if (!sections.has(item.section))
      problems.push(`Item ${item.id}, section: there is no section ${item.section}.`);
    for (const field of item.details) {
      if (field.kind === 'tool' && !tools.has(field.tool ?? '')) {
        problems.push(`Item ${item.id}, detail field ${field.id}: there is no tool ${field.tool}.`);
      }
    }
    const allowed = answersOf(item);
    for (const value of item.detailsWhen) {
      if (!allowed.includes(value))
        problems.push(`Item ${item.id}, detailsWhen: it has no answer "${value}".`);
    }
  }
  for (const section of sections) {
    if (![...pack.items, ...pack.decisions].some((item) => item.section === section)) {
      problems.push(`Section ${section}: no question belongs to it.`);
    }
  }
  return problems;
}

function medicineColumns(pack: ContentPack, items: ReadonlyMap<string, Item>): string[] {
  if (pack.medicines === undefined) return [];
  const { rows } = pack.medicines;
  const field = items.get(rows.item)?.details.find((each) => each.id === rows.field);
  if (field?.kind !== 'rows') return [`Medicines, rows: ${rows.item} has no rows field ${rows.field}.`];
  const column = (id: string): DetailField | undefined => field.columns?.find((each) => each.id === id);
  return [
    ...[rows.name, rows.supply, rows.critical]
      .filter((id) => !column(id))
      .map((id) => `Medicines, rows: ${rows.field} has no column ${id}.`),
    ...rows.supplied
      .filter((id) => !column(rows.supply)?.options?.some((option) => option.id === id))
      .map((id) => `Medicines, supplied: the column ${rows.supply} has no option ${id}.`),
  ];
}

/** Numbers a calculation reads, where its result stands, and where the screening table stands. */
function workedOut(pack: ContentPack, items: ReadonlyMap<string, Item>): string[] {
  const { calculations = [], screening } = pack;
  const numbers = calculations.flatMap(({ id, weight, height }) =>
    [weight, height]
      .filter(
        ([item, field]) => items.get(item)?.details.find((each) => each.id === field)?.kind !== 'number',
      )
      .map(([item, field]) => `Calculation ${id}: ${item} has no number ${field}.`),
  );
  const programmes = new Set(screening?.programmes.map(({ id }) => id));
  const used = [...items.values()].flatMap((item) => [
    ...item.details
      .filter(
        (field) => field.kind === 'calculation' && !calculations.some(({ id }) => id === field.calculation),
      )
      .map(
        (field) => `Item ${item.id}, detail field ${field.id}: there is no calculation ${field.calculation}.`,
      ),
    ...(item.programme === undefined || programmes.has(item.programme)
      ? []
      : [`Item ${item.id}, programme: there is no screening programme ${item.programme}.`]),
  ]);
  const section = screening !== undefined && !pack.sections.some(({ id }) => id === screening.section);
  return [
    ...numbers,
    ...used,
    ...(section ? [`Screening, section: there is no section ${screening.section}.`] : []),
  ];
}

function rules(pack: ContentPack, items: ReadonlyMap<string, Item>): string[] {
  const loud = pack.actions
    .filter((rule) => rule.silent && (rule.urgency === 'emergency' || rule.urgency === 'tonight'))
    .map((rule) => `Action ${rule.id}: ${rule.urgency} actions may not be silent.`);
  const unknown = pack.contradictions.flatMap((rule) =>
    rule.items
      .filter((id) => !items.has(id))
      .map((id) => `Contradiction ${rule.id}, items: there is no question ${id}.`),
  );
  return [...loud, ...unknown];
}

function conditionProblems(
  name: string,
  condition: Condition,
  pack: ContentPack,
  items: ReadonlyMap<string, Item>,
): string[] {
  const facts = new Set(pack.facts.map((fact) => fact.id));
  const unknownFacts = factsRead(condition)
    .filter((id) => !facts.has(id))
    .map((id) => `${name}: there is no fact ${id}.`);
  const wrong = leavesOf(condition, []).flatMap((leaf) => {
    const problem = leafProblem(leaf, pack, items);
    return problem === null ? [] : [`${name}: ${problem}.`];
  });
  return [...unknownFacts, ...wrong];
}

function leafProblem(leaf: Leaf, pack: ContentPack, items: ReadonlyMap<string, Item>): string | null {
  const id = itemOfLeaf(leaf);
  const item = id === undefined ? undefined : items.get(id);
  if (id !== undefined && !item) return `there is no question ${id}`;
  if ('answer' in leaf && item) {
    const strange = leaf.is.find((value) => value !== blank && !answersOf(item).includes(value));
    return strange === undefined ? null : `${leaf.answer} has no answer "${strange}"`;
  }
  if ('detail' in leaf && item) {
    const field = item.details.find((each) => each.id === leaf.detail[1]);
    return field ? valueProblem(field, leaf.value) : `${item.id} has no detail field ${leaf.detail[1]}`;
  }
  if ('rows' in leaf && item) {
    const field = item.details.find((each) => each.id === leaf.rows[1]);
    if (field?.kind !== 'rows') return `${item.id} has no rows field ${leaf.rows[1]}`;
    const column = leavesOf(leaf.some, []).find(
      (inner) => 'column' in inner && !field.columns?.some((each) => each.id === inner.column),
    );
    return column && 'column' in column ? `${leaf.rows[1]} has no column ${column.column}` : null;
  }
  if ('tool' in leaf || 'toolBand' in leaf) {
    const wanted = 'tool' in leaf ? leaf.tool : leaf.toolBand;
    const tool = pack.tools.find((each) => each.id === wanted);
    if (!tool) return `there is no tool ${wanted}`;
    const band =
      'toolBand' in leaf ? leaf.is.find((b) => !tool.bands.some((each) => each.id === b)) : undefined;
    return band === undefined ? null : `${wanted} has no band ${band}`;
  }
  if ('toolItem' in leaf) {
    const tool = pack.tools.find((each) => each.id === leaf.toolItem[0]);
    const asked = tool?.items.find((each) => each.id === leaf.toolItem[1]);
    if (asked?.kind !== 'options') return `there is no tool item ${leaf.toolItem.join(', ')} with options`;
    const strange = leaf.is.find((value) => !asked.options.some((option) => option.value === value));
    return strange === undefined ? null : `${asked.id} has no answer "${strange}"`;
  }
  if ('ahead' in leaf && item) {
    const field = item.details.find((each) => each.id === leaf.ahead[1]);
    return field?.kind === 'date' ? null : `${item.id} has no date ${leaf.ahead[1]}`;
  }
  if ('earlier' in leaf && pack.kind === 'first-stage') return 'a first stage has no earlier assessment';
  if ('calculation' in leaf && !pack.calculations?.some((each) => each.id === leaf.calculation)) {
    return `there is no calculation ${leaf.calculation}`;
  }
  if ('screening' in leaf && !pack.screening?.programmes.some((each) => each.id === leaf.screening)) {
    return `there is no screening programme ${leaf.screening}`;
  }
  if ('anyAnswer' in leaf) {
    const unknown = leaf.except.find((each) => !items.has(each));
    return unknown === undefined ? null : `there is no question ${unknown}`;
  }
  if ('criticalMedicine' in leaf && pack.medicines === undefined) return 'the pack looks for no medicines';
  if ('criticalMedicine' in leaf && !['taken', 'without-supply'].includes(leaf.criticalMedicine)) {
    const known = (pack.medicines?.classes ?? []).some((each) => each.id === leaf.criticalMedicine);
    return known ? null : `there is no class of medicine ${leaf.criticalMedicine}`;
  }
  return null;
}

function valueProblem(field: DetailField, value: unknown): string | null {
  if (!field.options || value === undefined) return null;
  const ids = field.options.map((option) => option.id);
  const strange = (Array.isArray(value) ? value : [value]).find((each) => !ids.includes(String(each)));
  return strange === undefined ? null : `${field.id} has no option "${strange}"`;
}
