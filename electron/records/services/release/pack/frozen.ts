/** A pack as it is frozen: one immutable record with every edition, a hash of each and one over all. */
import type { Json } from '../../../../../shared/changes/change.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Edition, PackKind, UnplannedEvent } from '../../../../../shared/records/release-words.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { PackDocument } from '../../../../../shared/release/document.ts';
import type { DraftChange } from '../../../store/store.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { sha256Of } from './compose.ts';

export interface Freezing {
  readonly kind: PackKind;
  readonly stay: FoldedRecord;
  readonly stayIds: readonly string[];
  /** As composed; number and time of the version are put in here. */
  readonly documents: readonly PackDocument[];
  readonly dataState: string;
  readonly releaseDate: string | null;
  readonly content: { readonly version: string; readonly hash: string };
  readonly recipients: readonly {
    readonly consent: string | null;
    readonly kind: string;
    readonly name: string;
    readonly edition: string;
  }[];
  readonly event: UnplannedEvent | null;
}

const MOST_GAP_WORDS = 400;

/** Of these stays, the latest last: by number, then by time. */
export function packsOf(
  { store }: Pick<ServiceContext, 'store'>,
  stayIds: readonly string[],
  fields?: readonly string[],
): FoldedRecord[] {
  const at = (pack: FoldedRecord): number => Date.parse(textOf(pack, 'releasedAt') ?? '');
  return store
    .recordsAmong('handover-pack', 'stay', stayIds, fields)
    .toSorted((a, b) => numberOf(a) - numberOf(b) || at(a) - at(b) || (a.id < b.id ? -1 : 1));
}

export const numberOf = (pack: FoldedRecord): number => Number(valueOf(pack, 'number') ?? 0);

/** The pack, or a Failure: not held here, or it has no such edition. */
export function packWith(
  { store }: Pick<ServiceContext, 'store'>,
  packId: string,
  edition: Edition,
): FoldedRecord {
  const pack = mustHave(store, 'handover-pack', packId);
  if (pack.fields[`document.${edition}`] === undefined)
    throw new Failure('not-found', 'This version was released without that edition.');
  return pack;
}

/** The draft of the record; nothing is frozen before it is committed. */
export function freezeDraft(context: ServiceContext, freezing: Freezing): { id: string; draft: DraftChange } {
  const { staff, newId, now } = context;
  const last = packsOf(context, freezing.stayIds, ['number', 'releasedAt']).at(-1);
  const number = last === undefined ? 1 : numberOf(last) + 1;
  const at = instantInLondon(now());
  const released = { number, at, by: staff.name };
  const frozen = freezing.documents.map((document) => {
    const content = { ...document, released } as unknown as Json;
    return { edition: document.edition, document, content, hash: sha256Of(content) };
  });
  const head = {
    stay: freezing.stay.id,
    kind: freezing.kind,
    number,
    releasedBy: staff.staffId,
    releasedByName: staff.name,
    releasedAt: at,
    dataState: freezing.dataState,
    releaseDate: freezing.releaseDate,
    contentVersion: freezing.content.version,
    contentHash: freezing.content.hash,
    gaps: gapsOf(freezing.documents),
    recipients: freezing.recipients.map((recipient) => ({ ...recipient })),
    event: freezing.event,
    replaces: last?.id ?? null,
  };
  const hashes = Object.fromEntries(frozen.map(({ edition, hash }) => [edition, hash]));
  const documents = Object.fromEntries(
    frozen.map(({ edition, content, hash }) => [`document.${edition}`, { hash, content }]),
  );
  const id = newId();
  const values = { ...head, hash: sha256Of({ ...head, documents: hashes }), ...documents };
  return { id, draft: newDraft({ type: 'handover-pack', id, patient: freezing.stay.patient }, values) };
}

/** In the words of the first edition, which of a release is the clinical one. */
export function gapsOf([first]: readonly PackDocument[]): { section: string; words: string }[] {
  return (first?.sections ?? [])
    .filter(({ state }) => state === 'gap' || state === 'in-progress')
    .map(({ id, gap }) => ({ section: id, words: shortened(gap ?? '') }));
}

const shortened = (words: string): string =>
  words.length <= MOST_GAP_WORDS ? words : `${words.slice(0, MOST_GAP_WORDS - 1)}…`;
