/** Keys of people who left: another workstation removed them, and their record has arrived here. */
import type { WorkstationCore } from './core.ts';

/** Takes everybody off the key ring whose record is held here and says that they work here no more. */
export function dropLeavers(core: Pick<WorkstationCore, 'host' | 'recovering' | 'noteEvent' | 'log'>): void {
  const { keyRing } = core.recovering;
  for (const staffId of keyRing.admitted()) {
    const record = core.host.store.record('staff', staffId);
    if (record?.fields['active']?.value !== false) continue;
    try {
      keyRing.remove(staffId);
      core.noteEvent(staffId, 'key-removed', null, '');
    } catch (error) {
      // A full disk: the record refuses the sign-in all the same, and the next page tries again.
      core.log.report('key ring', error);
    }
  }
}
