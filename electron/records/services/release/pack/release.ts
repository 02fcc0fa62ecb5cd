/** Releasing: everything checked, the password asked again, and the editions frozen as one numbered version or not at all. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { planChanged } from '../plan/write.ts';
import { freezeDraft, type Freezing } from './frozen.ts';
import { packView } from './packs.ts';
import { previewOf } from './preview.ts';
import { coveredRecipients } from './recipients.ts';
import { authorOfPack, type PackScene, packScene, shownInstant } from './scene.ts';

type Wish = Parsed<'release.release'>;

export async function releasePack(context: ServiceContext, input: Wish): Promise<Output<'release.release'>> {
  // Looked at before the password, so that a refusal costs no attempt, and again after: entries may have come meanwhile.
  prepare(context, input);
  if (!(await context.passwordIsRight(input.password)))
    throw new Failure('wrong-password', 'That is not your password. Nothing was released.', {
      field: 'password',
    });
  const { from, freezing } = prepare(context, input);
  const { id, draft } = freezeDraft(context, freezing);
  context.store.commit([draft], authorOf(context));
  planChanged(context, from.scene.stays);
  return { pack: packView(context, mustHave(context.store, 'handover-pack', id), from.stayIds) };
}

/** Composes what would be frozen; throws what stands in the way, with what to do. */
function prepare(context: ServiceContext, input: Wish): { from: PackScene; freezing: Freezing } {
  const { stayId, kind, editions } = input;
  const from = packScene(context, stayId, authorOfPack(context.staff));
  mustBeHere(context, from);
  if (new Set(editions.map(({ edition }) => edition)).size < editions.length)
    throw new Failure('invalid', 'An edition stands twice in what is to be released.', { field: 'editions' });
  const previews = editions.map(({ edition, previewHash }) => {
    const preview = previewOf(context, from, kind, edition);
    if (preview.hash !== previewHash) throw changedMeanwhile(from);
    const [problem] = preview.problems;
    if (problem !== undefined)
      throw new Failure('conflict', `Nothing was released. ${problem.words}`, { field: 'editions' });
    return preview;
  });
  const { scene, stayIds, content } = from;
  const freezing = {
    kind,
    stay: scene.stays[0],
    stayIds,
    documents: previews.map(({ document }) => document),
    dataState: from.dataState,
    releaseDate: scene.dates.inForce?.date ?? null,
    content: { version: content.version, hash: content.hash },
    recipients: coveredRecipients(context, from, input),
    event: null,
  };
  return { from, freezing };
}

function mustBeHere({ establishment }: ServiceContext, { scene }: PackScene): void {
  const { stay } = scene;
  if (stay.establishment !== establishment.id)
    throw new Failure('conflict', 'This stay is at another prison, so nothing is released for it here.');
  const left = textOf(stay, 'departedAt');
  if (left !== null)
    throw new Failure(
      'conflict',
      `Somebody has recorded that this person left on ${shownInstant(left)}. Nothing was released. Print the last version, or take the departure back if it is a mistake.`,
    );
}

function changedMeanwhile({ scene }: PackScene): Failure {
  const date = scene.dates.inForce?.date ?? null;
  const now =
    date === null ? 'No release date is in force now.' : `The release date is now ${shownDate(date)}.`;
  return new Failure(
    'conflict',
    `The plan, the record or the release date has changed since the preview. ${now} Nothing was released. Read the preview again, then release.`,
    { field: 'editions' },
  );
}
