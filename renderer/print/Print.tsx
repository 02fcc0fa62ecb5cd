/** A page that the shell opened to print it. `route` is what stands after `/print/`, e.g. `wing-summary/<signed id>`. */
import { useMemo } from 'react';
import type { Input } from '../../shared/contract/contract.ts';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { useChannel } from '../bridge/queries.ts';
import { printedListSchema } from '../../shared/contract/followup-views.ts';
import { acctMeasuresSheet } from '../features/acct/measures/printed-acct-measures.ts';
import { measuresSheet } from '../features/measures/printed-measures.ts';
import { AcctPages } from './acct/AcctPages.tsx';
import { ListPages } from './lists/ListPages.tsx';
import { WingPages } from './wing-summary/WingPages.tsx';

const WING_SUMMARY = /^wing-summary\/([0-9a-f-]{36})$/i;

/** The shell waits for this mark and for the fonts; without it nothing is printed. */
function markReady(): void {
  document.documentElement.setAttribute('data-ready', '');
}

const LIST = /^list\/([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})\/(all|[0-9a-f-]{36})$/i;
const ACCT = /^acct-(sheet|handover)\/([0-9a-f-]{36})$/i;
const ACCT_MEASURES = /^acct-measures\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;
const MEASURES = /^measures\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

export function Print({ route }: { route: string }) {
  const signedId = WING_SUMMARY.exec(route)?.[1];
  if (signedId !== undefined) return <WingSummary signedId={signedId} />;
  const [, acct, id = ''] = ACCT.exec(route) ?? [];
  if (acct === 'sheet') return <AcctContribution inputId={id} />;
  if (acct === 'handover') return <AcctHandover patientId={id} />;
  const [, kind, date = '', clinic = ''] = LIST.exec(route) ?? [];
  const known = printedListSchema.shape.kind.safeParse(kind);
  if (known.success)
    return <List kind={known.data} date={date} clinicId={clinic === 'all' ? null : clinic} />;
  const [, opened, until] = ACCT_MEASURES.exec(route) ?? [];
  if (opened !== undefined && until !== undefined) return <AcctMeasures from={opened} to={until} />;
  const [, from, to] = MEASURES.exec(route) ?? [];
  return from === undefined || to === undefined ? null : <Measures from={from} to={to} />;
}

function List(input: Input<'followup.list'>) {
  const list = useChannel('followup.list', input);
  if (list.data === undefined) return <FailureNotice error={list.error} />;
  return <ListPages list={list.data} onDrawn={markReady} />;
}

function Measures({ from, to }: { from: string; to: string }) {
  const measures = useChannel('followup.measures', { from, to });
  const session = useChannel('session.state', {});
  const establishment = session.data?.establishment?.name;
  const view = measures.data;
  // One object for one answer: the pages are laid out anew for every other.
  const sheet = useMemo(
    () => (view === undefined || establishment === undefined ? null : measuresSheet(view, establishment)),
    [view, establishment],
  );
  if (sheet === null) return <FailureNotice error={measures.error ?? session.error} />;
  return <ListPages list={sheet} onDrawn={markReady} />;
}

function AcctMeasures({ from, to }: { from: string; to: string }) {
  const measures = useChannel('acct.measures', { from, to });
  const session = useChannel('session.state', {});
  const view = measures.data;
  const { establishment, now } = session.data ?? {};
  const sheet = useMemo(
    () =>
      view === undefined || establishment == null || now === undefined
        ? null
        : acctMeasuresSheet(view, establishment.name, now),
    [view, establishment, now],
  );
  if (sheet === null) return <FailureNotice error={measures.error ?? session.error} />;
  return <ListPages list={sheet} onDrawn={markReady} />;
}

function WingSummary({ signedId }: { signedId: string }) {
  const summary = useChannel('reception.wingSummary', { signedId });
  if (summary.data === undefined) return <FailureNotice error={summary.error} />;
  return <WingPages summary={summary.data} onDrawn={markReady} />;
}

function AcctContribution({ inputId }: { inputId: string }) {
  const sheet = useChannel('acct.sheet', { inputId });
  if (sheet.data === undefined) return <FailureNotice error={sheet.error} />;
  return <AcctPages sheet={sheet.data} what="sheet" onDrawn={markReady} />;
}

function AcctHandover({ patientId }: { patientId: string }) {
  const sheet = useChannel('acct.handoverSheet', { patientId });
  if (sheet.data === undefined) return <FailureNotice error={sheet.error} />;
  return <AcctPages sheet={sheet.data} what="handover" onDrawn={markReady} />;
}
