/** The stages of the board in the order they are owed, and what comes next in each. */
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconCircleCheck,
  IconClipboardText,
  IconDoorEnter,
  IconUserOff,
  type Icon,
} from '@tabler/icons-react';
import type { BoardRow } from '../../../../shared/contract/views.ts';

export type Stage = BoardRow['stage'];

interface StageLook {
  stage: Stage;
  title: string;
  icon: Icon;
  /** What the button of a row says. */
  next: string;
  /** Whether the next step is what this stage owes (drawn as the main button). */
  owed: boolean;
}

/** Interrupted assessments stay at the top until they are finished. */
export const stages: readonly StageLook[] = [
  {
    stage: 'incomplete',
    title: 'Interrupted, to be tried again',
    icon: IconAlertTriangle,
    next: 'Resume',
    owed: true,
  },
  { stage: 'here', title: 'Here, waiting', icon: IconDoorEnter, next: 'Start assessment', owed: true },
  { stage: 'in-screening', title: 'In assessment', icon: IconClipboardText, next: 'Continue', owed: true },
  { stage: 'expected', title: 'Expected', icon: IconCalendarTime, next: 'Has arrived', owed: false },
  { stage: 'done', title: 'Done', icon: IconCircleCheck, next: 'View', owed: false },
  { stage: 'not-arrived', title: 'Did not arrive', icon: IconUserOff, next: 'Expected again', owed: false },
];

/** Rows by stage, in the order in which they were received; stages without anybody are left out. */
export function byStage(rows: readonly BoardRow[]): (StageLook & { rows: BoardRow[] })[] {
  return stages
    .map((look) => ({ ...look, rows: rows.filter((row) => row.stage === look.stage) }))
    .filter((group) => group.rows.length > 0);
}

/** A row's own key: an arrival from a feed, or a stay that came without one. */
export function rowKey(row: BoardRow): string {
  return row.arrivalId ?? row.stayId ?? `${row.surname} ${row.forenames}`;
}
