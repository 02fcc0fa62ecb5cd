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
    <Popover position="bottom-end" width={430} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={`${bar['button']} ${styles['status']}`} data-state={data.state}>
          <Mark size={17} aria-hidden />
          <span>{data.sentence}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Where the data stands">
        <DataStatusPanel status={data} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Losing and regaining the network is said once; the counts between are not. */
function useSpokenChange(status: ReplicationStatus | undefined): void {
  const last = useRef(status?.state);
  useEffect(() => {
    const before = last.current;
    last.current = status?.state;
    if (status === undefined || before === undefined || before === status.state) return;
    if (status.state !== 'sending') announce(status.sentence);
  }, [status]);
}
