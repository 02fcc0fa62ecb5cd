/**
 * Sends the audit trail of this workstation behind its changes (decision 0081). Where it stands is a setting of the store: what was
 * acknowledged, and the stream it belongs to. A trail that the central record finds forked goes on in a stream of its own.
 */
import { z } from 'zod';
import { uuidSchema } from '../../../shared/changes/change.ts';
import { AUDIT_BATCH, auditPushAnswerSchema } from '../../../shared/replication/audit.ts';
import type { AuditTrail, Settings } from '../store/own-types.ts';
import { faultOf } from './fault.ts';
import type { Session } from './session.ts';

const PLACE = 'replication.audit';
/** Between two sendings on one connection: every page that is opened leaves an entry. */
const EVERY_MS = 15_000;
const placeSchema = z.object({ stream: uuidSchema, through: z.int().min(0) });
type Place = z.infer<typeof placeSchema>;
const sentAt = new WeakMap<Session, number>();
const silent = new WeakSet<Session>();

/** Up to which entry the central record holds this trail; null while nothing of it was sent. */
export function auditPlace(settings: Pick<Settings, 'get'>): Place | null {
  try {
    return placeSchema.parse(JSON.parse(settings.get(PLACE) ?? 'null'));
  } catch {
    return null;
  }
}

/**
 * Sends what is new, unless this connection did within the last seconds. Never throws: a lost network shows in the next exchange,
 * and a trail that is not taken must not stop saves from travelling.
 */
export async function sendAudit(session: Session): Promise<void> {
  const { audit, settings } = session.store;
  const now = session.clock.now();
  if (audit === undefined || silent.has(session)) return;
  if (Math.abs(now - (sentAt.get(session) ?? -Infinity)) < EVERY_MS) return;
  sentAt.set(session, now);
  try {
    await sendAfter(session, audit, auditPlace(settings) ?? { stream: session.newId(), through: 0 });
    session.status.remark('audit', null);
  } catch (error) {
    const { kind, code } = faultOf(error);
    // A central record of before does not know trails.
    if (code === 'not-found') silent.add(session);
    else if (kind === 'refused')
      session.status.remark(
        'audit',
        'The central record did not take the audit trail of this workstation. It is kept here. Tell your administrator.',
      );
  }
}

async function sendAfter(session: Session, audit: AuditTrail, from: Place): Promise<void> {
  let place = from;
  for (;;) {
    const entries = audit.after(place.through, AUDIT_BATCH);
    const last = entries.at(-1);
    if (last === undefined) return;
    const body = { stream: place.stream, after: place.through, prev: audit.hashAt(place.through), entries };
    const answer = await session.link.post('/v1/audit', body, auditPushAnswerSchema, session.signal);
    place = answer.agrees
      ? { stream: place.stream, through: answer.through }
      : { stream: session.newId(), through: place.through };
    session.store.settings.set(PLACE, JSON.stringify(place));
    if (answer.agrees && answer.through >= last.seq && entries.length < AUDIT_BATCH) return;
  }
}
