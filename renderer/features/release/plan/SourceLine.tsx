/** Where a rule of the content comes from, and that it awaits sign-off where it does. */
import { IconSignature } from '@tabler/icons-react';
import type { Mark } from '../../../../shared/release/milestone-content.ts';
import { Flag } from '../../../components/Flag.tsx';
import styles from './Plan.module.css';
import { awaitsSignOff } from './words.ts';

interface SourceLineProps {
  mark: Mark;
  source: string;
  explains?: string;
}

export function SourceLine({ mark, source, explains }: SourceLineProps) {
  return (
    <div className={styles['source']}>
      {awaitsSignOff(mark) ? <Flag icon={IconSignature}>Awaiting clinical sign-off</Flag> : null}
      <details className={styles['small']}>
        <summary>{explains === undefined ? 'Where this comes from' : 'What this means'}</summary>
        {explains === undefined ? '' : `${explains} `}Source: {source}.
      </details>
    </div>
  );
}
