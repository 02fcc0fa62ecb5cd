/** Lines of the patient's copy: one idea each. A sentence of the content whose fields are filled, else the fields by name. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { PatientWords } from '../../../../../shared/release/other-content.ts';
import { type ShownField, shownValue } from './values.ts';

type Template = PatientWords['sections'][number];

export interface LineFields {
  readonly fields: readonly ShownField[];
  readonly facts: Readonly<Record<string, Json>>;
}

/** Who, when, where, phone, what to bring: asked of every section that has such fields. */
const questions = [
  ['who', 'with'],
  ['when', 'on'],
  ['where', 'place'],
  ['phone', 'phone'],
  ['bring', 'bring'],
] as const;

/** Every filled field stands in one line; nothing that the edition may hold is passed over. */
export function linesOf(words: PatientWords, template: Template | null, of: LineFields): string[] {
  const said = new Set<string>();
  const value = (id: string): string => {
    const field = of.fields.find((each) => each.id === id);
    return field === undefined ? '' : shownValue(field, of.facts[id], words.dateFormat);
  };
  const named = (id: string): string[] => {
    const label = of.fields.find((each) => each.id === id)?.label;
    if (label === undefined || said.has(id) || value(id) === '') return [];
    said.add(id);
    return [`${label}: ${value(id)}`];
  };
  const sentences = (template?.lines ?? []).flatMap((line) => {
    const ids = fieldsIn(line);
    if (ids.some((id) => value(id) === '')) return ids.flatMap(named);
    ids.forEach((id) => said.add(id));
    return [filled(line, value)];
  });
  const asked = questions.flatMap(([question, id]) => {
    const answer = id === 'on' ? whenOf(value) : value(id);
    if (answer === '' || said.has(id)) return [];
    said.add(id);
    if (id === 'on') said.add('at');
    return [`${words.questions[question]}: ${answer}`];
  });
  return [...sentences, ...asked, ...of.fields.flatMap(({ id }) => named(id))];
}

/** "Tuesday 3 March 2026, 10am". */
function whenOf(value: (id: string) => string): string {
  return [value('on'), value('at')].filter((part) => part !== '').join(', ');
}

export function titleOf(template: Template | null, title: string, of: LineFields): string {
  if (template === null) return title;
  const value = (id: string): string => {
    const field = of.fields.find((each) => each.id === id);
    return field === undefined ? '' : shownValue(field, of.facts[id], null);
  };
  return fieldsIn(template.title).every((id) => value(id) !== '') ? filled(template.title, value) : title;
}

const fieldsIn = (line: string): string[] => [...line.matchAll(/\{(\w+)\}/gu)].map(([, id]) => id ?? '');

/** A value that ends its own sentence gets no second full stop. */
function filled(line: string, value: (id: string) => string): string {
  return line.replaceAll(/\{(\w+)\}/gu, (_, id: string) => value(id)).replace(/([.!?])\.$/u, '$1');
}
