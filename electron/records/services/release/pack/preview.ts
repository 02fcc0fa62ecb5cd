/** One edition as it would be released now, and what stands in the way. Changes nothing. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { Edition, PackKind } from '../../../../../shared/records/release-words.ts';
import type { PackDocument } from '../../../../../shared/release/document.ts';
import { asText } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';
import { medicineViews } from '../plan/belongings.ts';
import { composeEdition, previewHash } from './compose.ts';
import { tellingProblems, type Problem } from './neutral-text.ts';
import { authorOfPack, type PackScene, packScene } from './scene.ts';
import { medicineList } from './sources/medicines.ts';

export interface Previewed {
  readonly document: PackDocument;
  readonly hash: string;
  readonly problems: readonly Problem[];
}

export function previewOf(
  context: ServiceContext,
  from: PackScene,
  kind: PackKind,
  edition: Edition,
): Previewed {
  const document = composeEdition(from, kind, edition);
  const telling = tellingProblems(from.content.editions.neutral, document);
  const problems = [...telling, ...(kind === 'release' ? unreasoned(context, from, document) : [])];
  return { document, hash: previewHash(from, document), problems };
}

export function previewPack(
  context: ServiceContext,
  { stayId, kind, edition }: Parsed<'release.preview'>,
): Output<'release.preview'> {
  const from = packScene(context, stayId, authorOfPack(context.staff));
  const { document, hash, problems } = previewOf(context, from, kind, edition);
  return { document, hash, problems: [...problems] };
}

/** Medicines of this edition that go out short without anybody having written down why. */
function unreasoned(context: ServiceContext, from: PackScene, document: PackDocument): Problem[] {
  const section = 'medicine-list';
  const shown = document.sections.find(({ id }) => id === section);
  if (shown === undefined) return [];
  const drugs = new Set(shown.facts.map(({ drug }) => drug));
  const planned = medicineViews(context, from.stayIds)
    .filter(({ state, verdict }) => state === 'current' && verdict.reasonMissing)
    .map(({ drug, verdict }) => ({ drug, words: verdict.words }));
  const left = medicineList(from)
    .rows.filter(({ records, gap }) => gap !== undefined && records[0]?.type === 'medicine')
    .map(({ facts }) => ({ drug: asText(facts['drug']), words: 'It is on the record and not in the plan.' }));
  return [...planned, ...left]
    .filter(({ drug }) => drugs.has(drug))
    .map(({ drug, words }) => ({
      section,
      words: `${drug}: ${words} Arrange it, or write down the reason, in the list of medicines.`,
    }));
}
