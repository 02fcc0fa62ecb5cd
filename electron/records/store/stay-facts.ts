/** What the records of one stay come to, in the columns of its row. Pure; the order of the records does not matter. */

/** One record about the follow-up of a stay. Instants are milliseconds since 1970 UTC. */
export interface Entry {
  readonly id: string;
  readonly type: string;
  /** Of an assessment its stage; of a booking the kind of appointment. */
  readonly kind: string | null;
  readonly state: string | null;
  /** When it was signed, done or begun; of a booking the time of its slot. */
  readonly atMs: number | null;
  /** Of a booking, when somebody made it. */
  readonly madeMs: number | null;
  /** Of a booking, the code of its outcome. */
  readonly code: string | null;
}

export interface Facts {
  readonly firstStage: 'none' | 'in-progress' | 'incomplete' | 'signed';
  /** The second-stage assessment begun last, or null. */
  readonly secondStage: string | null;
  /** The newest signed second-stage edition, and when the first one was signed. */
  readonly signed: string | null;
  readonly signedMs: number | null;
  /** When somebody first booked a slot for the second stage. */
  readonly bookedMs: number | null;
  /** The first slot for it that was not taken back before its time. */
  readonly offeredMs: number | null;
  readonly reconciledMs: number | null;
  /** Outcome of the last slot that came to nothing. */
  readonly missedCode: string | null;
}

/** Outcomes with which healthcare itself called the slot off: nobody was offered anything. */
const calledOff: readonly string[] = ['health-cancelled', 'it-down', 'no-interpreter'];
const seen: readonly string[] = ['attended', 'attended-partial'];
const stages = ['none', 'in-progress', 'incomplete', 'signed'] as const;

export function factsOf(entries: readonly Entry[]): Facts {
  const signed = entries.filter(({ type, kind }) => type === 'signed-assessment' && kind === 'second-stage');
  const begun = entries.filter(({ type, kind }) => type === 'assessment' && kind === 'second-stage');
  const bookings = entries.filter(({ type, kind }) => type === 'booking' && kind === 'second-stage');
  const offered = bookings.filter(({ state, code }) => state === 'booked' && !calledOff.includes(code ?? ''));
  const missed = bookings.filter(({ code }) => code !== null && !seen.includes(code));
  const reconciled = entries.filter(({ type, state }) => type === 'reconciliation' && state === 'recorded');
  return {
    firstStage: firstStageOf(entries),
    secondStage: newest(begun)?.id ?? null,
    signed: newest(signed)?.id ?? null,
    signedMs: earliest(signed, 'atMs'),
    bookedMs: earliest(bookings, 'madeMs'),
    offeredMs: earliest(offered, 'atMs'),
    reconciledMs: earliest(reconciled, 'atMs'),
    missedCode: newest(missed)?.code ?? null,
  };
}

/** Signed once is signed; otherwise what the assessment itself says. */
function firstStageOf(entries: readonly Entry[]): Facts['firstStage'] {
  const isSigned = entries.some(({ type, kind }) => type === 'signed-assessment' && kind === 'first-stage');
  if (isSigned) return 'signed';
  const begun = entries.filter(({ type, kind }) => type === 'assessment' && kind === 'first-stage');
  const state = newest(begun)?.state ?? 'none';
  return stages.find((stage) => stage === state) ?? 'none';
}

function newest(entries: readonly Entry[]): Entry | undefined {
  return entries.toSorted((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0) || (a.id < b.id ? -1 : 1)).at(-1);
}

function earliest(entries: readonly Entry[], column: 'atMs' | 'madeMs'): number | null {
  const times = entries.map((entry) => entry[column]).filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}
