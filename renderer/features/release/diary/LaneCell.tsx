/** How one lane of a plan stands: icon and word; the sections behind it are said in full to who asks or listens. */
import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconHandStop,
  IconMinus,
  IconQuestionMark,
  type Icon,
} from '@tabler/icons-react';
import type { SectionStateName } from '../../../../shared/records/release-words.ts';
import styles from './Diary.module.css';
import type { DiaryRow, ReleaseSections } from './types.ts';

const icons: Record<SectionStateName, Icon> = {
  'not-assessed': IconQuestionMark,
  needed: IconCircleDashed,
  'not-needed': IconMinus,
  'in-progress': IconCircleHalf2,
  done: IconCircleCheck,
  declined: IconHandStop,
  unavailable: IconBan,
};

interface LaneCellProps {
  lane: DiaryRow['lanes'][number] | undefined;
  states: ReleaseSections['states'];
}

export function LaneCell({ lane, states }: LaneCellProps) {
  const state = lane?.state ?? 'not-assessed';
  const Mark = icons[state];
  return (
    <div role="gridcell" className={styles['lane']} data-state={state} title={lane?.words}>
      <Mark size={17} aria-hidden />
      <span>{states.find(({ id }) => id === state)?.label ?? 'Not known'}</span>
    </div>
  );
}
