/** Names of the establishments there are, kept so that a destination can be chosen and shown with no network too. */
import {
  establishmentsAnswerSchema,
  type EstablishmentsAnswer,
} from '../../../shared/replication/transfer.ts';
import type { Settings } from '../store/own-types.ts';
import { faultOf } from './fault.ts';
import type { Session } from './session.ts';

const KEPT = 'establishments';
const READ_AT = 'establishments.readAt';
const EVERY_MS = 86_400_000;

export function knownEstablishments(settings: Pick<Settings, 'get'>): EstablishmentsAnswer['establishments'] {
  try {
    return establishmentsAnswerSchema.parse(JSON.parse(settings.get(KEPT) ?? '')).establishments;
  } catch {
    return [];
  }
}

/** Asks once a day. A central record that does not know the question is not asked again until tomorrow. */
export async function learnEstablishments(session: Session): Promise<void> {
  const { settings } = session.store;
  const now = session.clock.now();
  const last = Date.parse(settings.get(READ_AT) ?? '');
  if (!Number.isNaN(last) && Math.abs(now - last) < EVERY_MS) return;
  try {
    const answer = await session.link.get('/v1/establishments', establishmentsAnswerSchema, session.signal);
    settings.set(KEPT, JSON.stringify(answer));
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === null) throw fault;
  }
  settings.set(READ_AT, new Date(now).toISOString());
}
