/** The frozen edition as the page reads it. Its schema was checked when it was signed; what an older edition lacks is blank. */
import {
  evaluate,
  type ContentPack,
  type Evaluation,
  type PackKind,
} from '../../../../shared/clinical/index.ts';
import type {
  ActionHandling,
  Answer,
  ContradictionDecision,
  ToolAnswers,
} from '../../../../shared/clinical/index.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { BannerView } from '../../../../shared/contract/views.ts';
import type { Urgency } from '../../../../shared/records/care.ts';

export interface SignedAction {
  readonly rule: string;
  readonly title: string;
  readonly because: readonly string[];
  readonly urgency: Urgency;
  readonly owner: string;
  readonly dueAt: string;
  readonly handling: ActionHandling | null;
}

export interface SignedContradiction {
  readonly id: string;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly decision: ContradictionDecision | null;
}

export interface SignedEdition {
  readonly kind: PackKind;
  readonly pack: string;
  readonly packVersion: string;
  readonly assessor: string;
  readonly supervisor: string | null;
  readonly signedBy: string;
  readonly signedAt: string;
  readonly corrects: string | null;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly decisions: Readonly<Record<string, Answer>>;
  readonly tools: Readonly<Record<string, ToolAnswers>>;
  readonly actions: readonly SignedAction[];
  readonly contradictions: readonly SignedContradiction[];
}

const blank: SignedEdition = {
  kind: 'first-stage',
  pack: '',
  packVersion: '',
  assessor: '',
  supervisor: null,
  signedBy: '',
  signedAt: '',
  corrects: null,
  answers: {},
  decisions: {},
  tools: {},
  actions: [],
  contradictions: [],
};

export function signedEdition({ signed }: Pick<Output<'reception.signed'>, 'signed'>): SignedEdition {
  return { ...blank, ...(signed as unknown as Partial<SignedEdition>) };
}

/** Scores and figures as they follow from what was signed, for this person on that day. */
export function signedScores(
  edition: SignedEdition,
  pack: ContentPack,
  { sex, gender, dateOfBirth, mayBePregnant }: BannerView['person'],
): Pick<Evaluation, 'tools' | 'calculations'> {
  const { answers, decisions, tools, signedAt } = edition;
  return evaluate(pack, {
    answers,
    decisions,
    tools,
    actionHandling: {},
    contradictionDecisions: {},
    person: {
      sex: sex === 'male' || sex === 'female' ? sex : null,
      gender,
      dateOfBirth,
      ...(mayBePregnant === null ? {} : { mayBePregnant }),
    },
    per: null,
    history: [],
    arrival: { source: 'court', arrivedAt: signedAt },
    now: signedAt,
  });
}
