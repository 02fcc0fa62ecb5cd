/** What a stored field of an assessment says, in words: for conflicts and for the signed edition. */
import type { Json } from '../../../../shared/changes/change.ts';
import {
  answerLabel,
  type ActionHandling,
  type Answer,
  type ContentPack,
  type ContradictionDecision,
  type ToolAnswers,
  type ToolDefinition,
} from '../../../../shared/clinical/index.ts';
import { detailWords } from './detail-words.ts';

export interface ValueWords {
  readonly title: string;
  readonly lines: readonly string[];
}

const handled: Record<ActionHandling['state'], string> = {
  done: 'Done',
  'handed-over': 'Handed over',
  'not-needed': 'Not needed',
};

/** `Done`, `Handed over to the night nurse`, `Not needed: already seen`; with the note where there is one. */
export function handlingWords({ state, to, note }: ActionHandling): string {
  const whom = to === undefined ? '' : ` to ${to}`;
  return `${handled[state]}${whom}${note === undefined ? '' : `: ${note}`}`;
}

/** Every item of a tool that was answered, `Pulse: 88 /min`. */
export function toolWords(tool: ToolDefinition | undefined, given: ToolAnswers): string[] {
  return (tool?.items ?? []).flatMap((item) => {
    const value = given[item.id];
    if (value === undefined) return [];
    if (item.kind === 'measure') return [`${item.label}: ${value} ${item.unit}`];
    const option = item.options.find((each) => each.value === String(value));
    return [`${item.label}: ${option?.label ?? String(value)}`];
  });
}

/** @param field `answer.<id>`, `decision.<id>`, `tool.<id>`, `action.<id>` or `contradiction.<id>` */
export function valueWords(pack: ContentPack, field: string, value: Json): ValueWords {
  const [family = '', id = ''] = field.split(/\.(.*)/s);
  if (value === null) return { title: 'Left blank', lines: [] };
  switch (family) {
    case 'tool': {
      const tool = pack.tools.find((each) => each.id === id);
      return { title: tool?.title ?? id, lines: toolWords(tool, value as ToolAnswers) };
    }
    case 'action':
      return { title: handlingWords(value as unknown as ActionHandling), lines: [] };
    case 'contradiction': {
      const { decision, reason } = value as unknown as ContradictionDecision;
      const rule = pack.contradictions.find((each) => each.id === id.split(':')[0]);
      const label = rule?.decisions.find((each) => each.id === decision)?.label;
      return { title: label ?? decision, lines: [reason] };
    }
    default: {
      const item = [...pack.items, ...pack.decisions].find((each) => each.id === id);
      const answer = value as unknown as Answer;
      return {
        title: answer.value === 'recorded' ? 'Recorded' : answerLabel(item, answer.value),
        lines: detailWords(item, answer),
      };
    }
  }
}
