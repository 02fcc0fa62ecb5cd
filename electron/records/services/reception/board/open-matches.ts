/** How many people already held may be this one, and nobody has said yet whether they are. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { matchKeys } from '../../../../../shared/identity/index.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { identityOf } from '../../common/person.ts';
import { possibleMatches } from '../../patients/match.ts';
import { decidedAbout } from '../../patients/links.ts';

const MOST_KNOWN = 2000;
/** Per store: identity and candidates -> patients offered. Somebody's numbers, name or birth date make other candidates. */
const known = new WeakMap<ReadableStore, Map<string, readonly string[]>>();

/** Before somebody has arrived every match is open; afterwards those of the person that no link decides. */
export function openMatches(
  store: ReadableStore,
  arrival: FoldedRecord | null,
  patient: FoldedRecord | null,
): number {
  const who = patient ?? arrival;
  if (who === null) return 0;
  const offered = offeredFor(store, who);
  if (patient === null || offered.length === 0) return offered.length;
  const decided = decidedAbout(store, patient.id);
  return offered.filter((id) => !decided.has(id)).length;
}

/** Match keys by identity: working out how a name sounds costs more than looking for it, and a board asks every time. */
const keys = new Map<string, readonly string[]>();

function keysOf(identity: ReturnType<typeof identityOf>): readonly string[] {
  const about = JSON.stringify(identity);
  const held = keys.get(about);
  if (held !== undefined) return held;
  const worked = matchKeys(identity);
  if (keys.size >= MOST_KNOWN) keys.clear();
  keys.set(about, worked);
  return worked;
}

function offeredFor(store: ReadableStore, who: FoldedRecord): readonly string[] {
  const identity = identityOf(who);
  const candidates = store.patientsByMatchKeys(keysOf(identity));
  if (candidates.every((id) => id === who.id)) return [];
  const held = known.get(store) ?? new Map<string, readonly string[]>();
  known.set(store, held);
  const key = JSON.stringify([identity, candidates]);
  const found = held.get(key);
  if (found !== undefined) return found;
  const offered = possibleMatches(store, identity).map((match) => match.patient.id);
  if (held.size >= MOST_KNOWN) held.clear();
  held.set(key, offered);
  return offered;
}
