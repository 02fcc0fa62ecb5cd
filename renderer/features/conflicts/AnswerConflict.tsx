/** A conflict in an assessment, in the words of its question set. */
import type { ContentPack } from '../../../shared/clinical/index.ts';
import { useChannel } from '../../bridge/queries.ts';
import { ConflictCard } from '../../components/conflict/ConflictCard.tsx';
import { showValue } from '../../components/conflict/show-value.ts';
import { useDecision, type Decision } from '../../components/conflict/useDecision.ts';
import { valueWords } from '../assessment/question/value-words.ts';
import type { Conflict } from './ConflictList.tsx';

interface AnswerConflictProps {
  conflict: Conflict;
  pack: NonNullable<Conflict['pack']>;
  onDecided: (decision: Decision) => void;
}

export function AnswerConflict({ conflict, pack, onDecided }: AnswerConflictProps) {
  const { decide, busy, error } = useDecision(conflict, onDecided);
  const held = useChannel('content.pack', pack);
  const content = held.data?.pack as ContentPack | undefined;
  const words =
    content === undefined
      ? {}
      : {
          show: (value: Conflict['inForce']) => valueWords(content, conflict.field, value).title,
          details: (value: Conflict['inForce']) => valueWords(content, conflict.field, value).lines,
        };
  return (
    <ConflictCard show={showValue} {...words} {...conflict} onDecide={decide} busy={busy} error={error} />
  );
}
