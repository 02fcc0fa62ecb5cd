/** Listening to one event of the records process from a component. */
import { useEffect, useRef } from 'react';
import type { EventName, EventPayload } from '../../shared/contract/workstation.ts';
import { listen } from './bridge.ts';

/** Calls the latest `listener` for every event while the component is on screen. */
export function useEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen(event, (payload) => latest.current(payload)), [event]);
}
