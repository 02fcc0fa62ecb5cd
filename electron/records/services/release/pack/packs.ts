/** Released versions: what they hold, and what was done with each. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import {
  type PackView,
  packLogViewSchema,
  packViewSchema,
} from '../../../../../shared/contract/release-views.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { type Edition, editionSchema } from '../../../../../shared/records/release-words.ts';
import { type PackDocument, packDocumentSchema } from '../../../../../shared/release/document.ts';
import { isObject, listOf, mustHave, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { staysTogether } from '../plan/together.ts';
import { numberOf, packsOf, packWith } from './frozen.ts';
import { nextCopy } from './log.ts';

export function packView(context: ServiceContext, pack: FoldedRecord, stayIds: readonly string[]): PackView {
  const all = packsOf(context, stayIds, ['number', 'releasedAt']);
  const text = (field: string): string => textOf(pack, field) ?? '';
  return packViewSchema.parse({
    id: pack.id,
    kind: text('kind'),
    number: numberOf(pack),
    releasedBy: text('releasedByName'),
    releasedAt: text('releasedAt'),
    dataState: text('dataState'),
    releaseDate: textOf(pack, 'releaseDate'),
    contentVersion: text('contentVersion'),
    olderContent: text('contentHash') !== context.release().hash,
    hash: text('hash'),
    editions: editionsIn(pack),
    gaps: listOf(pack, 'gaps'),
    recipients: listOf(pack, 'recipients'),
    sameNumber: all.some((other) => other.id !== pack.id && numberOf(other) === numberOf(pack)),
  });
}

const editionsIn = (pack: FoldedRecord): Edition[] =>
  editionSchema.options.filter((edition) => pack.fields[`document.${edition}`] !== undefined);

/** Ids of the stays that are one release with this one. */
export function stayIdsOf(context: ServiceContext, stayId: string): string[] {
  return staysTogether(context, mustHave(context.store, 'stay', stayId)).map(({ id }) => id);
}

export function listPacks(
  context: ServiceContext,
  { stayId }: Parsed<'release.packs'>,
): Output<'release.packs'> {
  const { store } = context;
  const stayIds = stayIdsOf(context, stayId);
  const log = store.recordsAmong('pack-log', 'stay', stayIds).map((entry) =>
    packLogViewSchema.parse({
      ...Object.fromEntries(
        Object.keys(packLogViewSchema.shape).map((field) => [field, valueOf(entry, field)]),
      ),
      id: entry.id,
      packId: valueOf(entry, 'pack'),
      by: staffName(store, textOf(entry, 'by')),
    }),
  );
  return {
    packs: packsOf(context, stayIds)
      .toReversed()
      .map((pack) => packView(context, pack, stayIds)),
    log: log.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1)),
  };
}

/** As it was released, whatever the content says today. */
function frozenDocument(pack: FoldedRecord, edition: Edition): PackDocument {
  const held = valueOf(pack, `document.${edition}`);
  const parsed = packDocumentSchema.safeParse(isObject(held) ? held['content'] : null);
  if (parsed.success) return parsed.data;
  throw new Failure(
    'newer',
    'This version was released by a newer build than this one. Install the update, or show it on the workstation that released it.',
  );
}

export function showPack(
  context: ServiceContext,
  { packId, edition }: Parsed<'release.pack'>,
): Output<'release.pack'> {
  const pack = packWith(context, packId, edition);
  return {
    pack: packView(context, pack, stayIdsOf(context, textOf(pack, 'stay') ?? '')),
    document: frozenDocument(pack, edition),
    copy: nextCopy(context, packId, edition),
  };
}
