/** Saving one medicine that goes out, and taking that back. */
import type { ReleaseMedicineView } from '../../../../shared/contract/release-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { usePlan } from '../plan/plan-context.ts';
import { usePlanAct } from '../plan/usePlanAct.ts';
import { type SavedMedicine, savedMedicine } from './medicine-form.ts';

export function useSaveMedicine(before: ReleaseMedicineView | null, onClose: () => void) {
  const { stayId } = usePlan();
  const act = usePlanAct(onClose);
  const save = (medicine: SavedMedicine, says: string) =>
    act.run(async () => {
      const { id } = await call('release.saveMedicine', { stayId, id: before?.id ?? null, medicine });
      const undone: SavedMedicine =
        before === null ? { ...medicine, state: 'entered-in-error' } : savedMedicine(before);
      return {
        words: [`${medicine.drug}: ${says}.`],
        undo: () => call('release.saveMedicine', { stayId, id, medicine: undone }),
      };
    });
  return { act, save };
}
