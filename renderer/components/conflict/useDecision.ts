/** Deciding a conflict, and taking the decision back. */
import { useState } from 'react';
import { call } from '../../bridge/bridge.ts';
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
  /** Changes that a further write has to name as seen. */
  seen: string[];
}

/** Records whose fields the page can write again; a decision in any other is final until the record itself is edited. */
export function canTakeBack({ conflict }: Decision): boolean {
  return conflict.record.type === 'patient' || conflict.record.type === 'assessment';
}

/** @param onDecided is given what is needed to take the decision back */
export function useDecision(conflict: ConflictAt, onDecided: (decision: Decision) => void) {
  const resolve = useCommand('conflicts.resolve', ['conflicts.list', 'patients.open', 'patients.banner']);
  const decide = (value: Json) =>
    resolve.mutate(
      {
        record: conflict.record,
        field: conflict.field,
        value,
        replaces: conflict.versions.map(({ changeId }) => changeId),
      },
      {
        onSuccess: ({ field }) => {
          announce(`Decided: ${conflict.fieldLabel}`);
          onDecided({ conflict, value, seen: field.seen });
        },
      },
    );
  return { decide, busy: resolve.isPending, error: resolve.error };
}

/** Writes back the value that was shown before the decision, as a change of its own: nothing is erased. */
export function useTakeBack(onDone: (decision: Decision) => void) {
  const [error, setError] = useState<unknown>(null);
  const takeBack = async (decision: Decision) => {
    const { record, field, inForce, fieldLabel } = decision.conflict;
    setError(null);
    try {
      const write = { field, value: inForce, seen: decision.seen };
      if (record.type === 'patient') await call('patients.update', { patientId: record.id, ...write });
      else await call('reception.save', { assessmentId: record.id, ...write });
      announce(`Taken back: ${fieldLabel}`);
      onDone(decision);
    } catch (failure) {
      setError(failure);
    }
  };
  return { takeBack, error };
}
