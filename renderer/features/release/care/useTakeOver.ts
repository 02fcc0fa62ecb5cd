/** Lists what the record holds as current among the medicines that go out, and takes that back. */
import { call } from '../../../bridge/bridge.ts';
import { usePlan } from '../plan/plan-context.ts';
import { usePlanAct } from '../plan/usePlanAct.ts';
import { many } from '../plan/words.ts';
import { savedMedicine } from './medicine-form.ts';

export function useTakeOver() {
  const { stayId } = usePlan();
  const act = usePlanAct();
  const run = () =>
    act.run(async () => {
      const { added } = await call('release.takeOver', { stayId });
      return {
        words: [
          added.length === 0
            ? 'Every current medicine of the record is listed already.'
            : `${many(added.length, 'medicine')} of the record listed. Say for each how it is supplied.`,
        ],
        undo: added.length === 0 ? null : () => takeOut(stayId, added),
      };
    });
  return { run, busy: act.busy, error: act.error };
}

/** As entered in error: nothing is deleted, and listing them again brings them back. */
async function takeOut(stayId: string, ids: readonly string[]): Promise<void> {
  const { medicines } = await call('release.plan', { stayId });
  for (const medicine of medicines)
    if (ids.includes(medicine.id))
      await call('release.saveMedicine', {
        stayId,
        id: medicine.id,
        medicine: { ...savedMedicine(medicine), state: 'entered-in-error' },
      });
}
