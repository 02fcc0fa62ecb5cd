/**
 * The pack that stands ready for somebody who may be gone before anybody releases one: composed as a release would, kept in the store's own
 * shelf, frozen when the person leaves without notice.
 */
import { z } from 'zod';
import type { Edition, UnplannedEvent } from '../../../../../../shared/records/release-words.ts';
import { type PackDocument, packDocumentSchema } from '../../../../../../shared/release/document.ts';
import { whitelistOf } from '../../../../../../shared/release/edition-content.ts';
import { editionsOfKind } from '../../../../../../shared/release/editions.ts';
import { Failure } from '../../../../../../shared/failure/failure.ts';
import type { ReadyPack } from '../../../../store/own-types.ts';
import { textOf } from '../../../common/read.ts';
import { staffName } from '../../../common/staff.ts';
import type { ServiceContext } from '../../../context.ts';
import { samePeople } from '../../../patients/links.ts';
import type { PlanScene } from '../../plan/scene.ts';
import { composeEdition } from '../compose.ts';
import { freezeDraft, gapsOf, type Freezing } from '../frozen.ts';
import { tellingProblems } from '../neutral-text.ts';
import { type PackScene, packScene } from '../scene.ts';

/** What stands in `ready_pack.pack`. */
const heldSchema = z.object({
  documents: z.array(packDocumentSchema).min(1),
  dataState: z.string(),
  releaseDate: z.iso.date().nullable(),
  content: z.object({ version: z.string(), hash: z.string() }),
});
export type HeldPack = z.infer<typeof heldSchema>;

export interface Standing {
  readonly held: HeldPack;
  readonly builtAt: string;
}

/** What it is composed from; who completes it is who looks after the plan, because nobody sat down to do it. */
export function readyScene(context: ServiceContext, stayId: string): PackScene {
  const from = packScene(context, stayId, {
    name: 'Healthcare team',
    role: 'Healthcare',
    registration: null,
  });
  const coordinator = textOf(from.scene.plan, 'coordinator');
  if (coordinator === null) return from;
  const name = staffName(context.store, coordinator);
  return { ...from, author: { name, role: 'Care coordinator', registration: null } };
}

/** Null with the reason where it may go to nobody: a neutral edition that tells of custody is not kept ready. */
export function readyEdition(
  from: PackScene,
  edition: Edition,
): { document: PackDocument | null; problem: string | null } {
  const document = composeEdition(from, 'unplanned', edition);
  const { editions } = from.content;
  const [problem] = tellingProblems(editions.neutral, document);
  if (problem === undefined) return { document, problem: null };
  const { title } = whitelistOf(editions, edition);
  return { document: null, problem: `${title} is left out. ${problem.words}` };
}

export const readyEditions = editionsOfKind.unplanned;

function heldPack(from: PackScene, documents: readonly PackDocument[]): HeldPack {
  const { version, hash } = from.content;
  const releaseDate = from.scene.dates.inForce?.date ?? null;
  return { documents: [...documents], dataState: from.dataState, releaseDate, content: { version, hash } };
}

/** Another one as soon as anything about the person, or the content, is. */
export function markFor({ store, release }: ServiceContext, patient: string): string {
  return `${release().hash.slice(0, 16)}.${store.shelf.markOf(samePeople(store, patient))}`;
}

/** The row as it is kept; `problems` say which editions could not be kept ready. */
export function readyRow(
  from: PackScene,
  mark: string,
  documents: readonly PackDocument[],
  problems: readonly string[],
): ReadyPack {
  const [home] = from.scene.stays;
  return {
    stay: home.id,
    patient: home.patient ?? '',
    builtAt: from.composedAt,
    mark,
    gaps: gapsOf(documents).length,
    pack: JSON.stringify(heldPack(from, documents)),
    problem: problems.length === 0 ? null : problems.join(' '),
  };
}

/** What stands on this workstation, whether or not the record has changed since. */
export function standingPack(
  context: ServiceContext,
  stayIds: readonly string[],
): (Standing & { mark: string }) | null {
  for (const stay of stayIds) {
    const row = context.store.shelf.ready(stay);
    const held = row?.pack == null ? null : heldSchema.safeParse(JSON.parse(row.pack)).data;
    if (row !== null && held != null) return { held, builtAt: row.builtAt, mark: row.mark };
  }
  return null;
}

/**
 * What is frozen for somebody who has gone: the pack that stands, or, where the record has changed since or none stands, one composed now.
 * Null with the reason where there is neither.
 */
export function packOfWhoLeft(
  context: ServiceContext,
  scene: PlanScene,
): { standing: Standing; why: null } | { standing: null; why: string } {
  const [home] = scene.stays;
  const stayIds = scene.stays.map(({ id }) => id);
  const standing = standingPack(context, stayIds);
  const isFresh = standing !== null && standing.mark === markFor(context, home.patient ?? '');
  if (isFresh) return { standing, why: null };
  try {
    const from = readyScene(context, home.id);
    const documents = readyEditions.flatMap((edition) => readyEdition(from, edition).document ?? []);
    return { standing: { held: heldPack(from, documents), builtAt: from.composedAt }, why: null };
  } catch (error) {
    // The departure itself must not fail because its paper cannot be made.
    const why = error instanceof Failure ? error.message : 'A pack could not be composed.';
    return standing === null ? { standing: null, why } : { standing, why: null };
  }
}

export function freezeStanding(
  context: ServiceContext,
  scene: PlanScene,
  { held }: Standing,
  event: UnplannedEvent,
): ReturnType<typeof freezeDraft> {
  const freezing: Freezing = {
    kind: 'unplanned',
    stay: scene.stays[0],
    stayIds: scene.stays.map(({ id }) => id),
    documents: held.documents,
    dataState: held.dataState,
    releaseDate: held.releaseDate,
    content: held.content,
    recipients: [],
    event,
  };
  return freezeDraft(context, freezing);
}
