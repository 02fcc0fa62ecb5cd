/** Escort records from a file: each is put with the person it surely belongs to, or reported. */
import { DateTime } from 'luxon';
import { canonicalText, type Json } from '../../../../../shared/changes/change.ts';
import type { PerRecord, RowProblem } from '../../../../../shared/arrivals/index.ts';
import { CIVIL_ZONE, instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { newDraft } from '../../common/write.ts';
import { ownerOf } from './escort-owner.ts';
import type { Feeding } from './feeding.ts';

export type EscortReceived = 'file' | 'watched-folder' | 'keyed';

export type EscortOutcome =
  { what: 'added'; draft: DraftChange } | { what: 'unchanged' } | { what: 'problem'; problem: RowProblem };

/** `row`: which record of the file, from 1. */
export function escortOutcome(feeding: Feeding, per: PerRecord, row: number): EscortOutcome {
  const { store, now, receivedBy, establishment } = feeding;
  const refused = (reason: string): EscortOutcome => ({
    what: 'problem',
    problem: { line: null, row, field: null, reason: `Escort record: ${reason}` },
  });
  if (per.person === null) {
    return refused('It names nobody. Open the person it came with and key it in.');
  }
  const found = ownerOf(store, per.person, { now: now(), establishment: establishment.id });
  if (!found.ok) return refused(found.reason);
  const { arrival, stay, patient } = found.owner;
  const content = canonicalText([per.recordedAt, per.answers]);
  const id = derivedId.escortRecord(arrival ?? stay ?? '', content);
  if (store.record('escort-record', id) !== null) return { what: 'unchanged' };
  const recordedAt = recordedInstant(per.recordedAt) ?? instantInLondon(now());
  const fields = { arrival, stay, recordedAt, receivedBy, answers: per.answers as unknown as Json };
  return { what: 'added', draft: newDraft({ type: 'escort-record', id, patient }, fields) };
}

/** An instant from what the record gives: with offset, without one (London), or a day alone (its beginning). */
function recordedInstant(given: string | null): string | null {
  const time = given === null ? null : DateTime.fromISO(given, { zone: CIVIL_ZONE });
  return time?.isValid ? time.toISO() : null;
}
