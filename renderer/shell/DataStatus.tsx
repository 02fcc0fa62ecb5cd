/** Where the data stands: words in the top bar, sentences behind them. It never blocks and never flashes. */
import { Popover, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconCloudUp,
  IconPlugConnectedX,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReplicationStatus } from '../../shared/contract/workstation.ts';
import { useChannel } from '../bridge/queries.ts';
import { announce } from '../components/announce.tsx';
import styles from './DataStatus.module.css';
import { DataStatusPanel } from './DataStatusPanel.tsx';
import bar from './TopBar.module.css';

const marks: Record<ReplicationStatus['state'], Icon> = {
  'up-to-date': IconCircleCheck,
  sending: IconCloudUp,
  'no-network': IconCloudOff,
  attention: IconAlertTriangle,
  'not-enrolled': IconPlugConnectedX,
};

export function DataStatus() {
  const { data } = useChannel('replication.status', {});
  useSpokenChange(data);
  if (data === undefined) return null;
  const Mark = marks[data.state];
  return (
    <Popover position="bottom-end" width={500} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={`${bar['button']} ${styles['status']}`} data-state={data.state}>
          <Mark size={17} aria-hidden />
          <span>{data.sentence}</span>
          {warnings(data).map((warning) => (
            <span key={warning} className={styles['warning']}>
              <IconAlertTriangle size={17} aria-hidden />
              {warning}
            </span>
          ))}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Where the data stands" className={styles['panel']}>
        <DataStatusPanel status={data} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** What somebody has to act on though the link itself is well: the panel says what it is. */
function warnings({ state, details, backup }: ReplicationStatus): string[] {
  const more = details.length > 0 && state !== 'attention' ? ['Read the warning'] : [];
  return backup?.line == null ? more : [...more, backup.line];
}

/** Losing and regaining the network is said once; sending, which follows every save, is not. */
function useSpokenChange(status: ReplicationStatus | undefined): void {
  const settled = useRef<ReplicationStatus['state'] | null>(null);
  useEffect(() => {
    if (status === undefined || status.state === 'sending') return;
    const before = settled.current;
    settled.current = status.state;
    if (before !== null && before !== status.state) announce(status.sentence);
  }, [status]);
}
