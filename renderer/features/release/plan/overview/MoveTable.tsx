/** What a moved date changes, milestone by milestone. */
import type { Output } from '../../../../../shared/contract/contract.ts';
import table from '../../../../components/Table.module.css';
import styles from '../Plan.module.css';
import { dueWords, milestoneState } from '../words.ts';

type Move = Output<'release.setDate'>['moved'][number];

export function MoveTable({ moved }: { moved: readonly Move[] }) {
  return (
    <div className={styles['scroll']}>
      <table className={table['table']} aria-label="What moved with the date">
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">It was</th>
            <th scope="col">It is now</th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ id, title, from, to }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{sideWords(from)}</td>
              <td>{sideWords(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sideWords({ dueOn, state }: Move['from']): string {
  return dueOn === null ? milestoneState(state) : `${milestoneState(state)}, ${dueWords(dueOn)}`;
}
