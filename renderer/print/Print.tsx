/** A page that the shell opened to print it. `route` is what stands after `/print/`, e.g. `wing-summary/<signed id>`. */
import type { Input } from '../../shared/contract/contract.ts';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { useChannel } from '../bridge/queries.ts';
import { printedListSchema } from '../../shared/contract/followup-views.ts';
import { AcctPages } from './acct/AcctPages.tsx';
import { ListPages } from './lists/ListPages.tsx';
import { MeasurePages } from './measures/MeasurePages.tsx';
import { PrintPack } from './pack/PrintPack.tsx';
import { RecoveryWordsPages } from './recovery/RecoveryWordsPages.tsx';
import { WingPages } from './wing-summary/WingPages.tsx';

const WING_SUMMARY = /^wing-summary\/([0-9a-f-]{36})$/i;

/** The shell waits for this mark and for the fonts; without it nothing is printed. */
function markReady(): void {
  document.documentElement.setAttribute('data-ready', '');
}

const LIST = /^list\/([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})\/(all|[0-9a-f-]{36})$/i;
const ACCT = /^acct-(sheet|handover)\/([0-9a-f-]{36})$/i;
const MEASURES = /^(measures|acct-measures|release-measures)\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

const WORDS = /^recovery-words\/([0-9A-Z-]{44})$/;

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
  const [, which, from = '', to = ''] = MEASURES.exec(route) ?? [];
  if (which !== undefined) return <MeasurePages which={which} from={from} to={to} onDrawn={markReady} />;
  const words = WORDS.exec(route)?.[1];
  if (words !== undefined) return <RecoveryWordsPages words={words} onDrawn={markReady} />;
  return <PrintPack route={route} onDrawn={markReady} />;
}

function List(input: Input<'followup.list'>) {
  const list = useChannel('followup.list', input);
  if (list.data === undefined) return <FailureNotice error={list.error} />;
  return <ListPages list={list.data} onDrawn={markReady} />;
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
