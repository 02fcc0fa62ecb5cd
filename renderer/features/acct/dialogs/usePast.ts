/** The time of something that has happened, while it is typed: what the field of it needs, and the instant once there is one. */
import { useState } from 'react';
import { useNow } from '../../../components/useNow.ts';
import { instantIn, readWhen, todayAt, type ReadWhen, type When } from './when.ts';

export interface Past {
  /** Null while what stands there is no instant, or one that lies ahead. */
  readonly at: string | null;
  readonly field: {
    readonly when: When;
    readonly onWhen: (when: When) => void;
    readonly read: ReadWhen;
  };
}

export function usePast(): Past {
  const now = useNow();
  const [when, setWhen] = useState(todayAt);
  const read = readWhen(when, 'past', now);
  return { at: instantIn(read), field: { when, onWhen: setWhen, read } };
}
