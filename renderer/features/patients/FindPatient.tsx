/** Finding a patient. */
export function FindPatient(_props: { opened: boolean; onClose: () => void }) {
  return null;
}
