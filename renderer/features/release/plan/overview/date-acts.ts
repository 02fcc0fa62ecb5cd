/** Putting a date down and taking that back. */
import type { Input, Output } from '../../../../../shared/contract/contract.ts';
import { call } from '../../../../bridge/bridge.ts';
import { usePlan } from '../plan-context.ts';
import { usePlanAct } from '../usePlanAct.ts';
import { many } from '../words.ts';

const MOST_SOURCE = 120;

export interface DateDialogProps {
  onMoved: (moved: Output<'release.setDate'>['moved']) => void;
  onClose: () => void;
}

export function useSetDate({ onMoved, onClose }: DateDialogProps) {
  const { stayId, view } = usePlan();
  const act = usePlanAct(onClose);
  const before = view.date;
  const set = (to: Omit<Input<'release.setDate'>, 'stayId'>, says: string) =>
    act.run(async () => {
      const { moved } = await call('release.setDate', { stayId, ...to });
      onMoved(moved);
      return {
        words: [
          says,
          moved.length === 0
            ? 'No milestone changes with it.'
            : `${many(moved.length, 'milestone')} moved with it.`,
        ],
        undo:
          // Dates of several people cannot be put back as they stood: one would take the place of all.
          before.others.length > 0
            ? null
            : async () => {
                await call('release.setDate', {
                  stayId,
                  date: before.date,
                  source: putBack(before.source),
                  note: before.note,
                });
                onMoved([]);
              },
      };
    });
  return { act, set };
}

/** A date that came from the prison's feed and is put back here is somebody's word, and says so. */
function putBack(source: string | null): string {
  const words = 'put back by hand';
  return source === null ? words : `${source.slice(0, MOST_SOURCE - words.length - 2)}, ${words}`;
}
