/** Everybody expected or here on one day, by stage. Arrow keys move, Enter takes the next step. */
import type { BoardRow } from '../../../../shared/contract/views.ts';
import { useNow } from '../../../components/useNow.ts';
import { useRovingRows } from '../../../components/useRovingRows.ts';
import type { OpenDialog } from '../dialogs.ts';
import { BoardLine } from './BoardLine.tsx';
import styles from './Board.module.css';
import { byStage, rowKey } from './stages.ts';

const COLUMNS = 6;

export function Board({ rows, open }: { rows: readonly BoardRow[]; open: OpenDialog }) {
  const groups = byStage(rows);
  const now = useNow();
  const { container, onKeyDownCapture, control } = useRovingRows(
    groups.flatMap((group) => group.rows.map(rowKey)),
    'step',
  );
  return (
    <div ref={container} onKeyDownCapture={onKeyDownCapture} className={styles['scroll']}>
      <table className={styles['board']} aria-label="Arrivals by stage">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">From</th>
            <th scope="col">Waiting</th>
            <th scope="col">Assessment</th>
            <th scope="col">To know</th>
            <th scope="col">Next step</th>
          </tr>
        </thead>
        {groups.map(({ stage, title, icon: Mark, rows: held }) => (
          <tbody key={stage} data-stage={stage}>
            <tr>
              <th colSpan={COLUMNS} scope="rowgroup" className={styles['group']}>
                <span className={styles['groupTitle']}>
                  <Mark size={17} aria-hidden /> {title} <span className={styles['many']}>{held.length}</span>
                </span>
              </th>
            </tr>
            {held.map((row) => (
              <BoardLine key={rowKey(row)} row={row} now={now} open={open} control={control} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
