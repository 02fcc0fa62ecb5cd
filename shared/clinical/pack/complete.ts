/** Filling in what a pack file may leave out, so that files stay short and a composed pack says everything. */
import { ContentPackProblem } from './problem.ts';

type Loose = Record<string, unknown>;

/**
 * A question in full. Left out means: the file's source and sign-off, its section, not observed, required, a standard answer,
 * no details, details on "yes", no evidence, nothing for the wing. A string in `details` ("@condition") stands for a set
 * of fields from `detailSets`.
 */
export function completeItem(entry: Loose, defaults: Loose, sets: Loose, section: string | undefined): Loose {
  const answer = (entry['answer'] ?? { kind: 'standard' }) as { kind?: unknown };
  const { source, signOff } = defaults;
  const details = Array.isArray(entry['details']) ? entry['details'] : [];
  return {
    ...(section === undefined ? {} : { section }),
    observed: false,
    required: true,
    detailsWhen: answer.kind === 'standard' ? ['yes'] : [],
    wing: [],
    source,
    signOff,
    ...entry,
    answer,
    evidence: { per: [], history: [], ...(entry['evidence'] as Loose | undefined) },
    details: details.flatMap((field) => expand(field, sets, String(entry['id']))),
  };
}

/** An action in full: emergency and tonight are never silent, the rest are unless they say otherwise. */
export function completeActions(entry: Loose, defaults: Loose): Loose {
  const pressing = entry['urgency'] === 'emergency' || entry['urgency'] === 'tonight';
  return { silent: !pressing, ...completeRules(entry, defaults) };
}

/** A rule in full: the file's source and sign-off where it names none. */
export function completeRules(entry: Loose, defaults: Loose): Loose {
  const { source, signOff } = defaults;
  return { source, signOff, ...entry };
}

function expand(field: unknown, sets: Loose, item: string): unknown[] {
  if (typeof field !== 'string') return [field];
  const set = sets[field.replace(/^@/, '')];
  if (!field.startsWith('@') || !Array.isArray(set)) {
    throw new ContentPackProblem([`Item ${item}, details: there is no set of fields "${field}".`]);
  }
  return set;
}
