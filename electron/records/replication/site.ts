/** What the other workstations of the site last delivered: asked now and then, remembered for when there is no network. */
import { z } from 'zod';
import {
  claimedSchema,
  siteAnswerSchema,
  siteSchema,
  type Claimed,
  type Site,
} from '../../../shared/replication/site.ts';
import type { Settings } from '../store/own-types.ts';
import type { Session } from './session.ts';

const KEPT = 'replication.site';
const CLAIMED = 'replication.claimed';
/** Between two questions on one connection; a new connection asks at once. */
const EVERY_MS = 5 * 60_000;
const askedAt = new WeakMap<Session, number>();

/** What was last heard, or null when nothing was, or in a form of another version. */
export function rememberedSite(settings: Pick<Settings, 'get'>): Site | null {
  const text = settings.get(KEPT);
  if (text === null) return null;
  try {
    return siteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** People whom other establishments have taken over, as last heard. */
export function rememberedClaims(settings: Pick<Settings, 'get'>): Claimed[] {
  try {
    return z.array(claimedSchema).parse(JSON.parse(settings.get(CLAIMED) ?? '[]'));
  } catch {
    return [];
  }
}

/** The name that the workstation which wrote under this device id was enrolled with; null when it was not heard of. */
export function workstationName(settings: Pick<Settings, 'get'>, device: string): string | null {
  const found = rememberedSite(settings)?.workstations.find((one) => one.devices?.includes(device));
  return found?.name ?? null;
}

/**
 * Asks unless this connection did within the last minutes. Never throws: a central record that does not know the question, or
 * does not answer this time, must not stop saves from travelling.
 */
export async function lookAround(session: Session): Promise<void> {
  const { settings } = session.store;
  const now = session.clock.now();
  if (Math.abs(now - (askedAt.get(session) ?? -Infinity)) < EVERY_MS) return;
  askedAt.set(session, now);
  try {
    const answer = await session.link.get('/v1/site', siteAnswerSchema, session.signal);
    const { claimed = [], ...site } = answer;
    settings.set(KEPT, JSON.stringify({ ...site, readAt: new Date(now).toISOString() }));
    settings.set(CLAIMED, JSON.stringify(claimed));
  } catch {
    // A lost network shows in the next exchange, which says so; an older central record stays silent about its site.
  }
}
