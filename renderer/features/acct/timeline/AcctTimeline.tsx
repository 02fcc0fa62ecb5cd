/** Everything about ACCT and self-harm of a person over time: one lane each on one scale, and the same in words. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useChannel } from '../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { useNow } from '../../../components/useNow.ts';
import { lanesIn } from './lanes.ts';
import { Picture } from './Picture.tsx';
import { spanOf, type Picture as Read } from './scale.ts';
import styles from './Timeline.module.css';
import { TimelineTable } from './TimelineTable.tsx';

const HOUR = 3_600_000;

type Zoom = 'all' | 'stay';

export function AcctTimeline({ patientId }: { patientId: string }) {
  const timeline = useChannel('acct.timeline', { patientId });
  return (
    <Loaded query={timeline} what="the timeline">
      {(data) =>
        data.entries.length === 0 ? (
          <Empty
            what="Nothing to draw yet."
            how="ACCTs, self-harm, stays, reviews and changes of critical medicines show here over time."
          />
        ) : (
          <Drawn data={data} />
        )
      }
    </Loaded>
  );
}

function Drawn({ data }: { data: Read }) {
  const [zoom, setZoom] = useState<Zoom>('all');
  const now = useNow(HOUR);
  const span = useMemo(() => spanOf(data, zoom, now), [data, zoom, now]);
  const lanes = useMemo(() => lanesIn(data.entries, span), [data, span]);
  const [chosen, choose] = useState<string | null>(null);
  return (
    <section className={styles['timeline']} aria-labelledby="acct-timeline">
      <div className={styles['head']}>
        <h3 id="acct-timeline" className={styles['title']}>
          Over time
        </h3>
        <SegmentedControl
          size="xs"
          aria-label="How far back"
          data={[
            { value: 'stay', label: 'This stay' },
            { value: 'all', label: 'All' },
          ]}
          value={zoom}
          onChange={(next) => setZoom(next as Zoom)}
        />
      </div>
      <Picture lanes={lanes} span={span} chosen={chosen} onChoose={choose} />
      <TimelineTable lanes={lanes} chosen={chosen} />
    </section>
  );
}
