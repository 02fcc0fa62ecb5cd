/** The content of a wing summary in blocks that are never cut by the end of a page. */
import type { WingSummary } from '../../../shared/contract/reception.ts';
import { civilDay, showDay, showInstant } from '../../components/time.ts';
import type { Block } from '../sheets/block.ts';
import styles from './Wing.module.css';

export function wingBlocks(summary: WingSummary): Block[] {
  return [...tasks(summary), ...conclusions(summary), ...secondStage(summary), signature(summary)];
}

const heading = (key: string, words: string): Block => ({
  key,
  node: <h2 className={styles['heading']}>{words}</h2>,
  keepWithNext: true,
});

function tasks({ tasks: all }: WingSummary): Block[] {
  if (all.length === 0) return [];
  const head: Block = {
    key: 'tasks-columns',
    node: (
      <div className={styles['task']} data-head>
        <span>What</span>
        <span>Who</span>
        <span>By</span>
      </div>
    ),
    keepWithNext: true,
  };
  const rows = all.map(({ text, owner, by }, index) => ({
    key: `task-${index}`,
    node: (
      <div className={styles['task']}>
        <span>
          <span className={styles['box']} aria-hidden /> {text}
        </span>
        <span>{owner}</span>
        <span>{by}</span>
      </div>
    ),
    keepWithNext: false,
  }));
  return [heading('tasks', 'What wing staff are asked to do'), head, ...rows];
}

/** What has to be seen first comes first; otherwise by heading, in the order of the assessment. */
function conclusions({ lines }: WingSummary): Block[] {
  const order = [...new Set(lines.map((line) => line.heading))];
  const sorted = lines.toSorted(
    (a, b) => Number(b.urgent) - Number(a.urgent) || order.indexOf(a.heading) - order.indexOf(b.heading),
  );
  const rows = sorted.map((line, index) => ({
    key: `line-${index}`,
    node: <Line {...line} again={sorted[index - 1]?.heading === line.heading} />,
    atTop: <Line {...line} again={false} />,
    keepWithNext: false,
  }));
  const none: Block = {
    key: 'none',
    node: <p className={styles['plain']}>Nothing that staff have to know.</p>,
    keepWithNext: false,
  };
  return [heading('lines', 'What wing staff need to know'), ...(rows.length === 0 ? [none] : rows)];
}

/** @param again the line above has the same heading */
function Line({ heading: label, text, urgent, again }: WingSummary['lines'][number] & { again: boolean }) {
  return (
    <div className={styles['line']} data-urgent={urgent || undefined}>
      <span>{again ? '' : label}</span>
      <span>
        {urgent ? '! ' : ''}
        {text}
      </span>
    </div>
  );
}

function secondStage({ secondStage: due }: WingSummary): Block[] {
  if (due === null) return [];
  const latest = civilDay(due.dueBy);
  return [
    heading('second', 'Second health assessment'),
    {
      key: 'second-day',
      node: (
        <p className={styles['plain']}>
          <strong>{showDay(due.targetDate)}</strong>
          {latest === due.targetDate ? '' : `, at the latest ${showDay(latest)}`}. Please let the person
          attend.
        </p>
      ),
      keepWithNext: false,
    },
  ];
}

function signature({ assessor, supervisor, signedAt }: WingSummary): Block {
  return {
    key: 'signature',
    node: (
      <p className={styles['signature']}>
        Assessed and signed by <strong>{assessor}</strong>
        {supervisor === null ? '' : `, supervised by ${supervisor}`}, {showInstant(signedAt)}. This page holds
        conclusions and tasks, no diagnoses. Ask healthcare about anything else, at any hour.
      </p>
    ),
    keepWithNext: false,
  };
}
