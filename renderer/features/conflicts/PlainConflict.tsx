/** A conflict in a field that says its value itself: one of the values, or another in words. */
import { TextInput } from '@mantine/core';
import { ConflictCard, type Json } from '../../components/conflict/ConflictCard.tsx';
import { useDecision, type Decision } from '../../components/conflict/useDecision.ts';
import type { Conflict } from './ConflictList.tsx';

interface PlainConflictProps {
  conflict: Conflict;
  onDecided: (decision: Decision) => void;
}

export function PlainConflict({ conflict, onDecided }: PlainConflictProps) {
  const { decide, busy, error } = useDecision(conflict, onDecided);
  // A code or another record is chosen, not typed.
  const typed = conflict.versions.every(
    ({ value, words }) => words === undefined && (value === null || typeof value === 'string'),
  );
  return (
    <ConflictCard
      {...conflict}
      onDecide={decide}
      busy={busy}
      error={error}
      {...(typed ? { another: inWords } : {})}
    />
  );
}

function inWords(value: Json, onValue: (value: Json) => void) {
  return (
    <TextInput
      label="What is right"
      autoFocus
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}
