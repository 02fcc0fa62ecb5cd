/** Of one of two values: who wrote it, where, when, and what stood there when they did. */
import type { ConflictVersion, Json } from './ConflictCard.tsx';
import { showInstant, showTime, civilDay } from '../time.ts';
import styles from './Conflict.module.css';
import { showValue } from './show-value.ts';

interface VersionFactsProps {
  version: ConflictVersion;
  /** Words for a value that brings none of its own. */
  show?: (value: Json) => string;
}

export function VersionFacts({ version, show = showValue }: VersionFactsProps) {
  const { authorName, place, happenedAt, recordedAt, takenAs, saw, putBack } = version;
  return (
    <dl className={styles['facts']}>
      <Fact label="By">{authorName}</Fact>
      <Fact label="Where">{place}</Fact>
      <Fact label="When">
        {showInstant(happenedAt)}
        {recordedAt === undefined ? null : `; written down ${showInstant(recordedAt)}`}
        {takenAs === undefined ? null : (
          <b>{` by a clock that ran ahead; taken as ${showInstant(takenAs)}`}</b>
        )}
      </Fact>
      {saw === undefined ? null : (
        <Fact label="Had seen">
          {saw.length === 0
            ? 'Nothing: the field was empty'
            : saw
                .map((seen) =>
                  seen === null
                    ? 'An entry that has not arrived here'
                    : `${seen.words ?? show(seen.value)} (${seen.authorName}, ${near(seen.happenedAt, happenedAt)})`,
                )
                .join('; ')}
        </Fact>
      )}
      {putBack === undefined ? null : (
        <Fact label="Put back">
          by {putBack.authorName}, {showInstant(putBack.at)}
        </Fact>
      )}
    </dl>
  );
}

/** The time alone on the same day. */
function near(instant: string, other: string): string {
  return civilDay(instant) === civilDay(other) ? showTime(instant) : showInstant(instant);
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
