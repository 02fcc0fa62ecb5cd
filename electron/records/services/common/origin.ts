/**
 * Where a value comes from: who wrote it, what stood there when they did, and who made it stand again. A decision that is
 * taken back is a change for each value it had replaced, which names the decision and the change that first wrote the value.
 */
import type { Change, Json } from '../../../../shared/changes/change.ts';
import { sameValue } from '../../../../shared/changes/registers.ts';
import type { Version } from '../../../../shared/changes/version.ts';
import type { VersionView } from './field-view.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../context.ts';
import { workstationName } from '../../replication/site.ts';
import { establishmentName } from './place-name.ts';
import { staffName } from './staff.ts';

/** Clinical time and time of writing this close are one time. */
const SAME_TIME_MS = 60_000;

/** An establishment by code and name. */
export type Own = ServiceContext['establishment'];

export interface Origin {
  /** The change that first wrote the value. */
  readonly change: Change;
  /** Who took a decision back, and so made the value stand again. */
  readonly putBack: { readonly author: string; readonly at: string } | null;
}

export function changesById(store: Store, ids: readonly string[]): Change[] {
  return store.log.envelopesById(ids).map(({ change }) => change);
}

/** Null when the change is not held here. */
export function originOf(store: Store, changeId: string, field: string): Origin | null {
  const [change] = changesById(store, [changeId]);
  if (change === undefined) return null;
  const write = change.fields[field];
  const replaced = write === undefined || write.replaces.length < 2 ? [] : changesById(store, write.replaces);
  const first = replaced.find(
    (each) =>
      sameValue((each.fields[field]?.value ?? null) as Json, (write?.value ?? null) as Json) &&
      replaced.some((decision) => decision.fields[field]?.replaces.includes(each.id)),
  );
  if (first === undefined) return { change, putBack: null };
  return {
    change: originOf(store, first.id, field)?.change ?? first,
    putBack: { author: change.author, at: new Date(change.clock.ms).toISOString() },
  };
}

/** What stood in the field when this was written; null for an entry that has not arrived here. */
export function seenBy(
  store: Store,
  change: Change,
  field: string,
  own?: Own,
): NonNullable<VersionView['saw']> {
  const ids = change.fields[field]?.replaces ?? [];
  const held = new Map(changesById(store, ids).map((each) => [each.id, each]));
  return ids.map((id) => {
    const seen = held.get(id);
    if (seen === undefined) return null;
    return {
      value: (seen.fields[field]?.value ?? null) as Json,
      authorName: staffName(store, seen.author),
      place: placeOf(store, { ...seen, device: seen.clock.device }, own),
      happenedAt: seen.happenedAt,
    };
  });
}

/** When it was written down, where that differs from when it happened; and what the central record made of a clock ahead. */
export function times(
  { change, putBack }: Origin,
  version: Version,
): Pick<VersionView, 'recordedAt' | 'takenAs'> {
  const ahead = putBack === null && version.ms < change.clock.ms;
  const later = Math.abs(change.clock.ms - Date.parse(change.happenedAt)) >= SAME_TIME_MS;
  return {
    ...(ahead || later ? { recordedAt: new Date(change.clock.ms).toISOString() } : {}),
    ...(ahead ? { takenAs: new Date(version.ms).toISOString() } : {}),
  };
}

/** Where a change was written, by the names of workstation and establishment as far as they are known here. */
export function placeOf(
  store: Store,
  { device, establishment }: { readonly device: string; readonly establishment: string },
  own?: Own,
): string {
  if (device === store.log.device) return 'this workstation';
  const place = own?.id === establishment ? own.name : establishmentName(store.settings, establishment);
  const name = workstationName(store.settings, device);
  return name === null ? `another workstation, ${place}` : `another workstation: ${name}, ${place}`;
}
