/** The lines of the diary: a day, a person with lanes, a person without a date. Memoised, because scrolling draws the list again. */
import {
  IconAlertTriangle,
  IconArrowsMove,
  IconCalendarOff,
  IconClock,
  IconCloudDownload,
  IconGavel,
  IconHeartHandshake,
  IconPackage,
  IconPackageOff,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { civilDay, showDay } from '../../../components/time.ts';
import { toFragment } from '../../../navigation/route.ts';
import { livesAt, personFacts, personName } from '../../followup/words.ts';
import type { DiaryLine } from './choice.ts';
import styles from './Diary.module.css';
import { LaneCell } from './LaneCell.tsx';
import { RowMenu, type RowActions } from './RowMenu.tsx';
import type { DiaryRow, ReleaseSections, Undated } from './types.ts';
import { packWords, peopleWords } from './words.ts';

export function planLink({ patientId }: ListedPerson): string {
  return toFragment({ area: 'patient', patientId, tab: 'release' });
}

/** What stands at the head of a group; columns of it there are none. */
export function headOf(line: DiaryLine): ReactNode {
  switch (line.kind) {
    case 'day':
      return (
        <Head name={showDay(line.day.date)} people={line.people}>
          {line.day.flags.map(({ flag, words }) => (
            <span key={flag} className={styles['headFlag']}>
              <IconCalendarOff size={15} aria-hidden /> {words}
            </span>
          ))}
        </Head>
      );
    case 'any-day':
      return (
        <Head name="May go from court any day" people={line.people}>
          <span className={styles['headFlag']}>
            <IconGavel size={15} aria-hidden /> On remand or said so in the plan; whatever the week.
          </span>
        </Head>
      );
    case 'undated-head':
      return (
        <Head name="Without a date, or with one that went by" people={line.people}>
          <span className={styles['headFlag']}>Put down a date in the plan, or record that they left.</span>
        </Head>
      );
    default:
      return null;
  }
}

function Head({ name, people, children }: { name: string; people: number; children: ReactNode }) {
  return (
    <div role="gridcell" className={styles['headCell']}>
      <b>{name}</b> <span>{peopleWords(people)}</span> {children}
    </div>
  );
}

function Person({ person, children }: { person: ListedPerson; children?: ReactNode }) {
  return (
    <div role="gridcell">
      <a className={styles['name']} href={planLink(person)} tabIndex={-1}>
        <bdi>{personName(person)}</bdi>
      </a>
      <div className={styles['small']}>{personFacts(person)}</div>
      <div className={styles['flags']}>
        <span className={styles['small']}>{livesAt(person)}</span>
        {children}
      </div>
    </div>
  );
}

interface PersonLineProps {
  row: DiaryRow;
  sections: ReleaseSections;
  now: number;
  actions: RowActions;
  near: boolean;
}

export const PersonLine = memo(function PersonLine({ row, sections, now, actions, near }: PersonLineProps) {
  const { person, lanes, acctOpen, arriving } = row;
  return (
    <>
      <Person person={person}>
        {acctOpen ? (
          <Flag icon={IconHeartHandshake} tone="bad">
            ACCT open
          </Flag>
        ) : null}
        {arriving ? (
          <Flag icon={IconCloudDownload} tone="warn">
            Record still arriving
          </Flag>
        ) : null}
      </Person>
      {sections.lanes.map(({ id }) => (
        <LaneCell key={id} lane={lanes.find(({ lane }) => lane === id)} states={sections.states} />
      ))}
      <Standing row={row} now={now} />
      <div role="gridcell" className={styles['menu']}>
        <RowMenu person={person} row={row} actions={actions} near={near} />
      </div>
    </>
  );
});

/** What is late, what moved, which pack there is, whose it is. */
function Standing({ row, now }: { row: DiaryRow; now: number }) {
  const { red, amber, moved, mayGoAnyDay, date, coordinator, handed } = row;
  const { pack, stands } = packWords(row, now);
  return (
    <div role="gridcell">
      <div className={styles['flags']}>
        {red === 0 ? null : (
          <Flag icon={IconAlertTriangle} tone="bad">
            {red} late
          </Flag>
        )}
        {amber === 0 ? null : (
          <Flag icon={IconClock} tone="warn">
            {amber} due soon
          </Flag>
        )}
        {moved ? (
          <Flag icon={IconArrowsMove} tone="info">
            Date moved
          </Flag>
        ) : null}
        {mayGoAnyDay && date !== null ? (
          <Flag icon={IconGavel} tone="info">
            Any day; date {formatCivilDate(date)}
          </Flag>
        ) : null}
      </div>
      <div className={styles['pack']} data-missing={!stands || undefined}>
        {stands ? <IconPackage size={15} aria-hidden /> : <IconPackageOff size={15} aria-hidden />} {pack}
      </div>
      <div className={styles['small']}>
        <bdi>{coordinator?.name ?? 'Nobody coordinates yet'}</bdi>
        {handed === 'nothing'
          ? ''
          : handed === 'all'
            ? ' · all handed over recorded'
            : ' · handing over begun'}
      </div>
    </div>
  );
}

interface UndatedLineProps {
  one: Undated;
  actions: RowActions;
  near: boolean;
}

export const UndatedLine = memo(function UndatedLine({ one, actions, near }: UndatedLineProps) {
  const { person, date, arrivedAt, legalStatus, coordinator } = one;
  return (
    <>
      <Person person={person} />
      <div role="gridcell" className={styles['undated']}>
        {date === null ? (
          <span>No release date</span>
        ) : (
          <Flag icon={IconAlertTriangle} tone="bad">
            {formatCivilDate(date)} went by, and the stay is still open
          </Flag>
        )}
        <span className={styles['small']}>
          Here since {formatCivilDate(civilDay(arrivedAt))} · {legalStatus ?? 'Legal status not known'}
        </span>
      </div>
      <div role="gridcell" className={styles['small']}>
        <bdi>{coordinator?.name ?? 'Nobody coordinates yet'}</bdi>
      </div>
      <div role="gridcell" className={styles['menu']}>
        <RowMenu person={person} row={one} actions={actions} near={near} />
      </div>
    </>
  );
});
