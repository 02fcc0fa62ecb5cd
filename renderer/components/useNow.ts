/** The time, for waiting times and the like. */
import { useEffect, useState } from 'react';

/** Milliseconds since 1970, renewed every `everyMs` (half a minute unless told). */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
