/** Deciding a conflict, and taking the decision back. */
import { useCommand } from '../../bridge/queries.ts';
import { announce } from '../announce.tsx';
import type { ConflictVersion, Json } from './ConflictCard.tsx';

export interface ConflictAt {
  record: { type: string; id: string };
  field: string;
  fieldLabel: string;
  inForce: Json;
  versions: readonly ConflictVersion[];
}

export interface Decision {
  conflict: ConflictAt;
  value: Json;
  /** The change that decided. */
  decision: string;
}

const refreshes = [
  'conflicts.list',
  'patients.toDecide',
  'patients.duplicates',
  'patients.open',
  'patients.banner',
  'reception.assessment',
] as const;

/** @param onDecided is given what is needed to take the decision back */
export function useDecision(conflict: ConflictAt, onDecided: (decision: Decision) => void) {
  const resolve = useCommand('conflicts.resolve', refreshes);
  const decide = (value: Json) =>
    resolve.mutate(
      {
        record: conflict.record,
        field: conflict.field,
        value,
        replaces: conflict.versions.map(({ changeId }) => changeId),
      },
      {
        onSuccess: ({ decision }) => {
          announce(`Decided: ${conflict.fieldLabel}`);
          onDecided({ conflict, value, decision });
        },
      },
    );
  return { decide, busy: resolve.isPending, error: resolve.error };
}

/** Puts both values in force again, as they stood before the decision: by changes of their own, nothing is erased. */
export function useTakeBack(onDone: (decision: Decision) => void) {
  const undo = useCommand('conflicts.undo', refreshes);
  const takeBack = (taken: Decision) => {
    const { record, field, fieldLabel } = taken.conflict;
    undo.mutate(
      { record, field, decision: taken.decision },
      {
        onSuccess: () => {
          announce(`Open again: ${fieldLabel}`);
          onDone(taken);
        },
      },
    );
  };
  return { takeBack, busy: undo.isPending, error: undo.error };
}
