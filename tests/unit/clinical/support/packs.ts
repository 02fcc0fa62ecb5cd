/** The packs as shipped, and states to evaluate them with. */
import { fileURLToPath } from 'node:url';
import { loadPacks } from '../../../../electron/records/content/load-packs.ts';
import type { ContentPack } from '../../../../shared/clinical/pack/types.ts';
import type { Answer, ScreeningState } from '../../../../shared/clinical/state.ts';

export const contentFolder = fileURLToPath(new URL('../../../../resources/clinical', import.meta.url));
export const packs: readonly ContentPack[] = loadPacks(contentFolder).map((loaded) => loaded.pack);
export const firstStages = packs.filter((pack) => pack.kind === 'first-stage');
export const secondStages = packs.filter((pack) => pack.kind === 'second-stage');
const first = packs.find((pack) => pack.id === 'first-stage-adult');
if (!first) throw new Error('The adult pack is missing.');
export const adult: ContentPack = first;

/** A man of 40 from court, no escort record, no history, nothing answered. */
export function blankState(changes: Partial<ScreeningState> = {}): ScreeningState {
  return {
    answers: {},
    decisions: {},
    actionHandling: {},
    contradictionDecisions: {},
    tools: {},
    person: { sex: 'male', gender: null, dateOfBirth: '1985-06-15' },
    per: null,
    history: [],
    arrival: { source: 'court', arrivedAt: '2026-03-02T18:30:00+00:00' },
    now: '2026-03-02T19:40:00+00:00',
    ...changes,
  };
}

/** A blank state with answers given as "item: value" or as whole answers. */
export function answered(
  answers: Record<string, string | Answer>,
  changes: Partial<ScreeningState> = {},
): ScreeningState {
  const full = Object.entries(answers).map(([id, answer]): [string, Answer] => [
    id,
    typeof answer === 'string' ? { value: answer } : answer,
  ]);
  return blankState({ ...changes, answers: Object.fromEntries(full) });
}
