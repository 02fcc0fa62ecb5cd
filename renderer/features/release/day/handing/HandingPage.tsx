/** Handing over on the day: who goes today and tomorrow at left, and of the chosen person what became of each thing. */
import { addDays } from '../../../../../shared/identity/index.ts';
import { useChannel } from '../../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../../components/Status.tsx';
import { showDay, today } from '../../../../components/time.ts';
import { toFragment } from '../../../../navigation/route.ts';
import { useDraft } from '../../../../session/draft.ts';
import { DayPicker } from '../../../arrivals/board/DayPicker.tsx';
import { useUndo } from '../../../followup/useUndo.tsx';
import { Warnings } from '../../../followup/Warnings.tsx';
import { livesAt, personName } from '../../../followup/words.ts';
import { ReleaseFrame } from '../../diary/ReleaseFrame.tsx';
import type { Diary, DiaryRow } from '../../diary/types.ts';
import { peopleWords } from '../../diary/words.ts';
import { Checklist } from './Checklist.tsx';
import styles from './Handing.module.css';

export function HandingPage({ stayId }: { stayId?: string | undefined }) {
  const [day, setDay] = useDraft('release.day', today());
  const diary = useChannel('release.diary', { from: day, to: addDays(day, 1) }, { keepPrevious: true });
  const undo = useUndo();
  return (
    <ReleaseFrame title="Handing over on the day" tools={<DayPicker date={day} onDate={setDay} />}>
      {undo.line}
      <Loaded query={diary} what="who goes">
        {(data) => (
          <>
            <Warnings sentences={data.warnings} />
            <div className={styles['sides']}>
              <nav aria-label="Who goes" className={styles['people']}>
                {data.days.map((each) => (
                  <Goers key={each.date} diary={data} day={each} chosen={stayId} />
                ))}
              </nav>
              <div className={styles['work']}>
                {stayId === undefined ? (
                  <Empty
                    what="Choose a person at left."
                    how="Whoever may go any day, and whoever has left already, is opened here from the diary and from the follow-on tasks."
                  />
                ) : (
                  <Checklist key={stayId} stayId={stayId} did={undo.did} />
                )}
              </div>
            </div>
          </>
        )}
      </Loaded>
    </ReleaseFrame>
  );
}

interface GoersProps {
  diary: Diary;
  day: Diary['days'][number];
  chosen: string | undefined;
}

function Goers({ diary, day: { date, flags }, chosen }: GoersProps) {
  const rows = diary.rows.filter((row) => row.date === date);
  const now = today();
  const word = date === now ? 'Today, ' : date === addDays(now, 1) ? 'Tomorrow, ' : '';
  return (
    <section>
      <h2 className={styles['day']}>
        {word}
        {showDay(date)} <span className={styles['many']}>{peopleWords(rows.length)}</span>
      </h2>
      {flags.map(({ flag, words }) => (
        <p key={flag} className={styles['flag']}>
          {words}
        </p>
      ))}
      {rows.length === 0 ? <p className={styles['small']}>Nobody has this date.</p> : null}
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={row.person.stayId}>
            <Goer row={row} chosen={row.person.stayId === chosen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const handedWords: Record<DiaryRow['handed'], string> = {
  nothing: 'Nothing recorded yet',
  some: 'Begun',
  all: '✓ Everything recorded',
};

function Goer({ row: { person, handed }, chosen }: { row: DiaryRow; chosen: boolean }) {
  return (
    <a
      className={styles['goer']}
      href={toFragment({ area: 'release-day', stayId: person.stayId })}
      aria-current={chosen ? 'true' : undefined}
    >
      <b>
        <bdi>{personName(person)}</bdi>
      </b>
      <span className={styles['small']}>
        {livesAt(person)} · {handedWords[handed]}
      </span>
    </a>
  );
}
