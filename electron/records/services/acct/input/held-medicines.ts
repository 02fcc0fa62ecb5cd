/** Medicines of a person that count as taken now, from every record of theirs. */
import type { HeldMedicine } from '../../../../../shared/acct/held-medicines.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { samePeople } from '../../patients/links.ts';

export function heldBy(store: ReadableStore, patient: string): HeldMedicine[] {
  return samePeople(store, patient)
    .flatMap((person) => store.recordsOfPatient(person, 'medicine'))
    .filter((medicine) => textOf(medicine, 'state') === 'current')
    .map((medicine) => ({
      drug: textOf(medicine, 'drug') ?? '',
      dose: textOf(medicine, 'dose'),
      critical: textOf(medicine, 'critical'),
    }));
}
