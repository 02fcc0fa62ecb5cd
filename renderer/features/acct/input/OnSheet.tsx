/** Whether a part is printed for the ACCT document. */
import { IconLock, IconPrinter } from '@tabler/icons-react';
import { Flag } from '../../../components/Flag.tsx';

export function OnSheet({ onSheet }: { onSheet: boolean }) {
  return onSheet ? (
    <Flag icon={IconPrinter} tone="info">
      On the sheet
    </Flag>
  ) : (
    <Flag icon={IconLock}>Stays in healthcare</Flag>
  );
}
