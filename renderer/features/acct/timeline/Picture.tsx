/**
 * The picture. Each lane is one stop of the Tab key; the arrows go from mark to mark. The shape says what a mark is, so that it reads
 * the same in black and white; its words stand below while it has the cursor, and in the table for good.
 */
import { IconPoint } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { keyOfEntry, entryWords } from './entry-words.ts';
import type { Lane } from './lanes.ts';
import { shareOf, ticksOf, type Entry, type Span } from './scale.ts';
import styles from './Timeline.module.css';

/** Share of the width that the word at now takes, so that no other stands under it. */
const ROOM = 0.07;

interface PictureProps {
  lanes: readonly Lane[];
  span: Span;
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

export function Picture({ lanes, span, chosen, onChoose }: PictureProps) {
  const ticks = ticksOf(span);
  const now = shareOf(span.now, span);
  const clearOfNow = ({ share }: { share: number }) => Math.abs(share - now) > ROOM;
  const said = lanes
    .flatMap(({ entries, title }) => entries.map((entry) => ({ entry, title })))
    .find(({ entry }) => keyOfEntry(entry) === chosen);
  return (
    <div className={styles['picture']}>
      <div className={styles['row']} aria-hidden>
        <span />
        <div className={styles['scale']}>
          {ticks.filter(clearOfNow).map(({ share, words }) => (
            <span key={words} className={styles['tick']} style={{ left: `${100 * share}%` }}>
              {words}
            </span>
          ))}
          <span className={styles['nowWord']} style={{ left: `${100 * now}%` }}>
            now
          </span>
        </div>
      </div>
      {lanes.map((lane) => (
        <LaneRow key={lane.lane} lane={lane} span={span} ticks={ticks} onChoose={onChoose} />
      ))}
      <p className={styles['said']} aria-hidden>
        <IconPoint size={16} />
        {said === undefined
          ? 'Choose a mark, with the mouse or with Tab and the arrow keys, to read it here.'
          : `${said.title}: ${entryWords(said.entry)}`}
      </p>
    </div>
  );
}

interface LaneRowProps {
  lane: Lane;
  span: Span;
  ticks: ReturnType<typeof ticksOf>;
  onChoose: (key: string | null) => void;
}

function LaneRow({ lane: { lane, title, icon: Mark, lasts, entries }, span, ticks, onChoose }: LaneRowProps) {
  const id = useId();
  const track = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const tabStop = Math.min(stop, entries.length - 1);
  const go = (to: number) => {
    const next = Math.min(entries.length - 1, Math.max(0, to));
    setStop(next);
    track.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key === 'ArrowRight') go(at + 1);
    else if (event.key === 'ArrowLeft') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(entries.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['row']}>
      <span id={id} className={styles['name']}>
        <Mark size={16} aria-hidden /> {title}{' '}
        <span className={styles['count']}>{entries.length === 0 ? 'none' : entries.length}</span>
      </span>
      <div ref={track} className={styles['track']} role="group" aria-labelledby={id}>
        {ticks.map(({ share, words }) => (
          <span key={words} className={styles['line']} style={{ left: `${100 * share}%` }} aria-hidden />
        ))}
        <span className={styles['now']} style={{ left: `${100 * shareOf(span.now, span)}%` }} aria-hidden />
        {entries.map((entry, at) => (
          <button
            key={keyOfEntry(entry)}
            type="button"
            className={lasts ? styles['bar'] : styles['mark']}
            data-lane={lane}
            data-state={entry.state}
            data-open={(lasts && entry.until === null) || undefined}
            style={lasts ? barStyle(entry, span) : { left: `${100 * shareOf(entry.from, span)}%` }}
            tabIndex={at === tabStop ? 0 : -1}
            aria-label={entryWords(entry)}
            onFocus={() => {
              setStop(at);
              onChoose(keyOfEntry(entry));
            }}
            onClick={() => onChoose(keyOfEntry(entry))}
            onMouseEnter={() => onChoose(keyOfEntry(entry))}
            onKeyDown={(event) => onKeyDown(event, at)}
          />
        ))}
      </div>
    </div>
  );
}

function barStyle({ from, until }: Entry, span: Span) {
  const left = shareOf(from, span);
  const right = shareOf(until ?? span.now, span);
  return { left: `${100 * left}%`, width: `${100 * (right - left)}%` };
}
