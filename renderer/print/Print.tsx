/** A page that the shell opened to print it. `route` is what stands after `/print/`, e.g. `wing-summary/<signed id>`. */
import { FailureNotice } from '../components/FailureNotice.tsx';
import { useChannel } from '../bridge/queries.ts';
import { WingPages } from './wing-summary/WingPages.tsx';

const WING_SUMMARY = /^wing-summary\/([0-9a-f-]{36})$/i;

/** The shell waits for this mark and for the fonts; without it nothing is printed. */
function markReady(): void {
  document.documentElement.setAttribute('data-ready', '');
}

export function Print({ route }: { route: string }) {
  const signedId = WING_SUMMARY.exec(route)?.[1];
  return signedId === undefined ? null : <WingSummary signedId={signedId} />;
}

function WingSummary({ signedId }: { signedId: string }) {
  const summary = useChannel('reception.wingSummary', { signedId });
  if (summary.data === undefined) return <FailureNotice error={summary.error} />;
  return <WingPages summary={summary.data} onDrawn={markReady} />;
}
