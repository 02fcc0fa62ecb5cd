/** What every part of a person's release plan needs. */
import { createContext, useContext } from 'react';
import type { Did } from '../../../components/useActing.ts';
import type { PartId } from './parts.ts';
import type { PlanView, ReleaseContentView } from './types.ts';

export interface PlanFrame {
  readonly stayId: string;
  readonly view: PlanView;
  readonly content: ReleaseContentView;
  /** The practice the record holds for the person; null where none is known. */
  readonly gpInRecord: string | null;
  /** Who may plan, while the person is here. */
  readonly mayPlan: boolean;
  /** Who may write medicines and keep something back, while the person is here. */
  readonly mayCare: boolean;
  readonly did: Did;
  readonly go: (part: PartId) => void;
}

export const PlanContext = createContext<PlanFrame | null>(null);

export function usePlan(): PlanFrame {
  const plan = useContext(PlanContext);
  if (plan === null) throw new Error('a part of the release plan was drawn without the plan');
  return plan;
}
