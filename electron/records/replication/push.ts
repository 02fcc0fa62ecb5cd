/** Sends what the central record has not acknowledged, a few batches in flight so that a slow line stays full. */
import type { Envelope } from '../../../shared/changes/change.ts';
import { pushAnswerSchema, type PushAnswer } from '../../../shared/replication/messages.ts';
import { fromRuns } from '../../../shared/replication/verdicts.ts';
import type { ChangeLog, LogVerdict, OwnEnvelope, Passed } from '../store/log-types.ts';
import { faultOf, LinkFault } from './fault.ts';
import type { Session } from './session.ts';
import { pushBody } from './wire.ts';

/**
 * Batches on their way at once and their bytes before compression. What is on its way when the line is cut is sent again, so
 * it is little where the line is short; a long line wants it full.
 */
const SHORT_LINE = { batches: 2, bytes: 192 * 1024 };
const LONG_LINE = { batches: 6, bytes: 256 * 1024 };
/** Batches are halved down to this when they do not get through; below it, single groups go as they are. */
const LEAST_BYTES = 8 * 1024;

type Answer = Pick<PushAnswer, 'through' | 'verdicts' | 'capped'>;

/** The verdicts of an answer by change id. */
function verdictsFor(envelopes: readonly Envelope[], answer: Answer): LogVerdict[] {
  const ids = new Map(envelopes.map((envelope) => [envelope.seq, envelope.change.id]));
  const capped = new Map(answer.capped);
  return fromRuns(answer.verdicts).flatMap(({ seq, verdict, reason, feed }) => {
    const id = ids.get(seq);
    return id === undefined ? [] : [{ id, verdict, reason, feedSeq: feed, effectiveMs: capped.get(seq) }];
  });
}

/**
 * When own changes follow straight on the cursor, it moves over them without a page: the acknowledgement already told
 * where they stand in the feed.
 */
function passed(session: Session, answer: Answer): Passed | undefined {
  const scope = session.identity.establishment.id;
  const cursor = session.store.log.cursor(scope);
  if (cursor !== null && cursor.epoch !== session.epoch) return undefined;
  const from = cursor?.feedSeq ?? 0;
  let next = from;
  for (const run of answer.verdicts) if (run.feed === next + 1) next = run.feed + (run.to - run.from);
  return next === from ? undefined : { scope, epoch: session.epoch, next };
}

/** Writes down an answer: what is acknowledged, and what became of every change. */
function settle(session: Session, envelopes: readonly Envelope[], answer: Answer): void {
  const { log } = session.store;
  const last = envelopes.at(-1)?.seq ?? 0;
  const through = Math.min(answer.through.seq, Math.max(last, log.acknowledged()));
  const refused = answer.verdicts.filter((run) => run.verdict === 'refused');
  log.acknowledge(through, verdictsFor(envelopes, answer), passed(session, answer));
  session.status.holds(answer.through.seq);
  for (const run of refused)
    session.events.incident(
      `The central record set aside ${run.to - run.from + 1} change(s) of this workstation: ${run.reason ?? ''}`,
    );
}

/** Takes over what became of changes whose answers were lost; nothing is sent again for that. */
export function settleLost(session: Session, answer: Answer): void {
  const { log } = session.store;
  while (log.acknowledged() < answer.through.seq) {
    const before = log.acknowledged();
    const envelopes = log.ownAfter(before, session.batchBytes);
    settle(session, envelopes, answer);
    if (log.acknowledged() === before) return;
  }
}

interface Flight {
  readonly envelopes: readonly OwnEnvelope[];
  readonly answer: Promise<PushAnswer | LinkFault>;
}

function launch(session: Session, log: ChangeLog, after: number, bytes: number): Flight | null {
  const envelopes = log.ownAfter(after, bytes);
  if (envelopes.length === 0) return null;
  return { envelopes, answer: send(session, envelopes, false).catch(faultOf) };
}

async function send(
  session: Session,
  envelopes: readonly OwnEnvelope[],
  hashes: boolean,
): Promise<PushAnswer> {
  const body = pushBody(envelopes, hashes);
  return session.link.postLines('/v1/push', body, session.coding, pushAnswerSchema, session.signal);
}

/** What a failed batch means for the next attempt: smaller batches, hashes beside the lines, or giving up. */
async function recover(session: Session, flight: Flight, fault: LinkFault, bytes: number): Promise<number> {
  if (fault.code === 'hashes-wanted') {
    settle(session, flight.envelopes, await send(session, flight.envelopes, true));
    return bytes;
  }
  // It waited too long for the batch before it, which has been acknowledged since.
  if (fault.code === 'gap' && fault.through?.seq === session.store.log.acknowledged()) return bytes;
  const groups = new Set(flight.envelopes.map((envelope) => envelope.change.group ?? envelope.change.id));
  if (fault.code !== 'too-large' || groups.size === 1) throw fault;
  return Math.max(LEAST_BYTES, Math.floor(bytes / 2));
}

/** Sends everything unsent. Throws a `LinkFault`; what was acknowledged until then stays so. */
export async function pushAll(session: Session): Promise<void> {
  const { log } = session.store;
  const line = session.longLine ? LONG_LINE : SHORT_LINE;
  let bytes = Math.min(session.batchBytes, line.bytes);
  let flights: Flight[] = [];
  let sent = log.acknowledged();
  const fill = (): void => {
    while (flights.length < line.batches) {
      const flight = launch(session, log, sent, bytes);
      if (flight === null) return;
      if (flights.length === 0) session.status.sending();
      flights.push(flight);
      sent = flight.envelopes.at(-1)?.seq ?? sent;
    }
  };
  for (;;) {
    fill();
    const first = flights.shift();
    if (!first) return;
    const answer = await first.answer;
    if (!(answer instanceof LinkFault)) {
      // The next batch leaves before this answer is written down, so that the line does not wait for the disk.
      fill();
      settle(session, first.envelopes, answer);
      continue;
    }
    if (answer.code === null) throw answer;
    // What was sent behind it is answered with `gap` or lost; it goes again from what is acknowledged.
    await Promise.all(flights.map((flight) => flight.answer));
    flights = [];
    bytes = await recover(session, first, answer, bytes);
    sent = log.acknowledged();
  }
}
