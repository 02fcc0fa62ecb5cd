/** One person's follow-up, opened from the strip. */
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { personName } from '../words.ts';
import { PersonFollowUp } from './PersonFollowUp.tsx';

export function PersonDialog({ person, onClose }: { person: ListedPerson; onClose: () => void }) {
  return (
    <Dialog title={`Follow-up of ${personName(person)}`} size="min(1100px, 94vw)" onClose={onClose}>
      <PersonFollowUp patientId={person.patientId} withLink />
    </Dialog>
  );
}
