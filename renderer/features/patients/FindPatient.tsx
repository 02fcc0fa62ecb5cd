/** Ctrl+K from anywhere: any part of a name, number or date of birth, arrow keys, Enter. */
import { Dialog } from '../../components/Dialog.tsx';
import { navigate } from '../../navigation/useRoute.ts';
import { useMay } from '../../session/SessionContext.tsx';
import { PatientSearch } from './PatientSearch.tsx';

export function FindPatient({ onClose }: { onClose: () => void }) {
  const may = useMay('patients.search');
  const choose = (patientId: string) => {
    onClose();
    navigate({ area: 'patient', patientId });
  };
  return (
    <Dialog onClose={onClose} title="Find a patient" size={760} yOffset={60}>
      {may ? <PatientSearch onChoose={choose} autoFocus /> : 'Your role does not open patients.'}
    </Dialog>
  );
}
