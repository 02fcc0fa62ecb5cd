/** Reading a composed content pack from JSON. Refused in words: a damaged pack must not half work. */
import type { z } from 'zod';
import { ContentPackProblem } from './problem.ts';
import { referenceProblems } from './references.ts';
import { packSchema } from './schema.ts';
import type { ContentPack } from './types.ts';

const lists: Readonly<Record<string, string>> = {
  items: 'Item',
  decisions: 'Decision',
  actions: 'Action',
  contradictions: 'Contradiction',
  sooner: 'Sooner rule',
  facts: 'Fact',
  sections: 'Section',
  tools: 'Tool',
  details: 'detail field',
  columns: 'column',
  options: 'option',
  classes: 'medicine class',
  plan: 'field',
};

/** Check a composed pack completely. Throws `ContentPackProblem` with one sentence per fault. */
export function parsePack(json: unknown): ContentPack {
  const result = packSchema.safeParse(json);
  if (!result.success)
    throw new ContentPackProblem(result.error.issues.map((issue) => sentence(issue, json)));
  const problems = referenceProblems(result.data);
  if (problems.length > 0) throw new ContentPackProblem(problems);
  return result.data;
}

/** "Item q13-alcohol, detail field units-per-day, label: is missing." */
function sentence(issue: z.core.$ZodIssue, json: unknown): string {
  const parts: string[] = [];
  let at: unknown = json;
  let list = '';
  for (const key of issue.path) {
    const next: unknown =
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    if (typeof key === 'number') {
      const name = nameIn(next);
      parts.push(`${lists[list] ?? list} ${name ?? `number ${key + 1}`}`);
    } else {
      list = String(key);
      // A list is named together with the entry that follows it.
      if (!(list in lists && Array.isArray(next)) || key === issue.path.at(-1)) parts.push(list);
    }
    at = next;
  }
  const where = parts.length > 0 ? parts.join(', ') : 'The content pack';
  return `${where.charAt(0).toUpperCase()}${where.slice(1)}: ${reason(issue, at)}.`;
}

function nameIn(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return undefined;
  return typeof entry.id === 'string' ? entry.id : undefined;
}

function reason(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'unrecognized_keys') return `has a part that is not known: ${issue.keys.join(', ')}`;
  if (found === undefined && issue.code !== 'custom') return 'is missing';
  return issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
}
