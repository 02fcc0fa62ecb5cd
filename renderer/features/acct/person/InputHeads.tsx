/** That health input was made, when and by whom: what a manager too may see. What it says stands in the narrative. */
import { Text } from '@mantine/core';
import { IconFileText, IconFileX } from '@tabler/icons-react';
import type { AcctSummary } from '../../../../shared/contract/acct-views.ts';
import { Flag } from '../../../components/Flag.tsx';
import { showInstant } from '../../../components/time.ts';
import { inputName } from '../words.ts';
import styles from './Acct.module.css';

export function InputHeads({ acct: { inputs } }: { acct: AcctSummary }) {
  if (inputs.length === 0) return <Text c="dimmed">No health input has been signed.</Text>;
  return (
    <ul className={styles['list']} aria-label="Health input">
      {inputs.map((input) => (
        <li key={input.id} className={styles['line']}>
          <div className={styles['what']}>
            <div className={styles['marks']}>
              <Flag icon={input.correctedBy === null ? IconFileText : IconFileX}>
                {showInstant(input.signedAt)}
              </Flag>
              <b>{inputName(input.kind)}</b>
            </div>
            <div className={styles['small']}>
              {[
                `Signed by ${input.signedBy}, ${input.role}`,
                ...(input.corrects === null ? [] : ['Corrects an earlier one']),
                ...(input.correctedBy === null ? [] : ['Corrected by a later one']),
                input.copiedToDocument
                  ? 'Copied to the ACCT document'
                  : 'Not yet copied to the ACCT document',
              ].join(' · ')}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
