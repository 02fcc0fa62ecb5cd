/** Says hello and puts right what clones, restores and a new epoch have left, before anything is sent (DESIGN §5). */
import { FIRST_PREV } from '../../../shared/changes/change.ts';
import { EMPTY_DIGEST, segmentOf } from '../../../shared/replication/digest.ts';
import { chooseCompression, COMPRESSIONS } from '../../../shared/replication/compression.ts';
import {
  helloAnswerSchema,
  type HelloAnswer,
  type HelloRequest,
} from '../../../shared/replication/messages.ts';
import { idsBetween, sendLost } from './completeness.ts';
import { faultOf, LinkFault } from './fault.ts';
import { settleLost } from './push.ts';
import type { Session } from './session.ts';

export type Unmet = Omit<
  Session,
  'coding' | 'epoch' | 'head' | 'reads' | 'batchBytes' | 'longPollMs' | 'longLine' | 'fillingPage'
> & {
  /** Versions of the protocol spoken, oldest first. */
  readonly protocols: readonly number[];
  readonly app: string;
};

function helloOf(base: Unmet): HelloRequest {
  const { log } = base.store;
  const scope = base.identity.establishment.id;
  const cursor = log.cursor(scope);
  const acknowledged = log.acknowledged();
  const digest =
    cursor && cursor.feedSeq > 0
      ? log.segmentDigest(scope, segmentOf(cursor.feedSeq), cursor.feedSeq).digest
      : EMPTY_DIGEST;
  return {
    protocol: [...base.protocols],
    app: base.app,
    device: log.device,
    head: log.head(),
    acknowledged: { seq: acknowledged, link: log.linkAt(acknowledged) ?? FIRST_PREV },
    cursor: cursor && { epoch: cursor.epoch, feed: cursor.feedSeq, digest },
    now: new Date(base.clock.now()).toISOString(),
    compressions: [...COMPRESSIONS],
  };
}

async function ask(base: Unmet): Promise<HelloAnswer> {
  const before = base.clock.now();
  const answer = await base.link.post('/v1/hello', helloOf(base), helloAnswerSchema, base.signal);
  const after = base.clock.now();
  const server = Date.parse(answer.now);
  base.status.skew(Math.round((before + after) / 2 - server));
  if (!base.link.datesHold(server))
    throw faultOf(Object.assign(new Error('out of date'), { code: 'CERT_HAS_EXPIRED' }));
  if (answer.establishment !== base.identity.establishment.id)
    throw new LinkFault(
      'own-certificate',
      'The certificate of this workstation belongs to another establishment.',
    );
  return isContradicted(base, answer) ? { ...answer, standing: 'fork' } : answer;
}

/**
 * Whether the chain held there is another than ours. A copy that wrote less than this one before it was first heard leaves a chain
 * shorter than our own head, which only we can compare: taking over its verdicts would lose what we wrote in its place.
 */
function isContradicted({ store: { log } }: Unmet, { standing, through }: HelloAnswer): boolean {
  if (standing !== 'continue' || through.seq === 0 || through.seq > log.head().seq) return false;
  return log.linkAt(through.seq) !== through.link;
}

/**
 * A clone or a restored backup: this store goes on as a device of its own, and whatever was never acknowledged is issued
 * again under the new id. Changes keep their ids, so nothing can be taken in twice.
 */
function takeNewDevice(base: Unmet, answer: HelloAnswer): void {
  const { log } = base.store;
  log.reissue(answer.acknowledgedHeld ? log.acknowledged() : 0, base.newId());
  base.events.incident(
    answer.standing === 'behind'
      ? 'This workstation was restored from a backup or copied: the central record holds newer changes of it. It now has a new device id.'
      : 'Another copy of this workstation has sent changes. It now has a new device id; nothing is lost.',
  );
}

/** The feed began anew: what it lost goes back first, then the cursor is set to where both feeds still agree. */
async function followEpoch(session: Session, answer: HelloAnswer): Promise<void> {
  const { log } = session.store;
  const scope = session.identity.establishment.id;
  const cursor = log.cursor(scope);
  if (!cursor) return;
  const agreed = cursor.epoch === answer.epoch ? answer.feed.head : (answer.epochBase ?? 0);
  if (cursor.epoch === answer.epoch && cursor.feedSeq <= agreed) return;
  if (cursor.feedSeq > agreed) await sendLost(session, idsBetween(session, agreed, cursor.feedSeq));
  log.resetCursor(scope, answer.epoch, Math.min(cursor.feedSeq, agreed));
}

/** Larger pages than usual, where the central record says that it gives them. */
function pageSizeOf({ limits }: HelloAnswer): Session['fillingPage'] {
  if (limits.pageBytes === undefined || limits.pageChanges === undefined) return {};
  return { bytes: limits.pageBytes, most: limits.pageChanges };
}

export interface Met {
  readonly session: Session;
  /** Whether the first comparison has to cover everything. */
  readonly doubt: boolean;
}

/** A connection and hello over a line of the site take some tens of milliseconds; over this it is a long one. */
const LONG_LINE_MS = 400;

/** Meets the central record. Throws a `LinkFault`. */
export async function meet(base: Unmet): Promise<Met> {
  const began = performance.now();
  let answer = await ask(base);
  const longLine = performance.now() - began > LONG_LINE_MS;
  for (let attempt = 0; answer.standing !== 'continue'; attempt += 1) {
    if (attempt === 3) throw new LinkFault('refused', 'The central record does not accept a new device id.');
    takeNewDevice(base, answer);
    answer = await ask(base);
  }
  const reads = base.protocols.includes(answer.protocol);
  if (reads) base.link.speak(answer.protocol);
  const session: Session = {
    ...base,
    reads,
    coding: chooseCompression(answer.compressions),
    epoch: answer.epoch,
    head: answer.feed.head,
    batchBytes: Math.max(1024, answer.limits.batchBytes),
    longPollMs: answer.limits.longPollMs,
    longLine,
    fillingPage: pageSizeOf(answer),
  };
  const { log } = base.store;
  if (answer.through.seq < log.acknowledged()) {
    base.events.incident('The central record was restored from a backup; what it lost is being sent again.');
    log.acknowledge(answer.through.seq, []);
  } else settleLost(session, answer);
  base.status.holds(answer.through.seq);
  const epoch = log.cursor(base.identity.establishment.id)?.epoch;
  const doubt = !answer.feed.agrees || (epoch !== undefined && epoch !== answer.epoch);
  if (reads) await followEpoch(session, answer);
  return { session, doubt };
}
