/** Whom a pack is released for: each covered by what the person said, at the moment of release. */
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { covers } from '../../../../../shared/release/sharing.ts';
import type { ServiceContext } from '../../context.ts';
import { shareViews } from '../plan/belongings.ts';
import type { Freezing } from './frozen.ts';
import type { PackScene } from './scene.ts';
import { nameOf } from './sources/person.ts';

type Wish = Parsed<'release.release'>['recipients'][number];

/** Throws `conflict` with who is not covered and why, `invalid` for an edition that is not released. */
export function coveredRecipients(
  context: ServiceContext,
  from: PackScene,
  { editions, recipients }: Pick<Parsed<'release.release'>, 'editions' | 'recipients'>,
): Freezing['recipients'] {
  const { sharing } = from.content;
  const { today } = from.scene;
  const shares = shareViews(context, from.stayIds, today);
  return recipients.map(({ consentId, kind, edition }: Wish) => {
    const title = sharing.recipients.find((each) => each.kind === kind)?.title ?? 'This recipient';
    if (!editions.some((each) => each.edition === edition))
      throw new Failure('invalid', `${title}: this edition is not among those that are released.`, {
        field: 'recipients',
      });
    const share = shares.find(({ id }) => id === consentId) ?? null;
    if (consentId !== null && (share === null || share.kind !== kind))
      throw refused(title, 'What the person said about this recipient was taken out of the list.');
    const name = kind === 'patient' ? nameOf(from.person) : (share?.name ?? title);
    const { covered, words } = covers(sharing, kind, edition, share, today);
    if (!covered) throw refused(name, words);
    return { consent: consentId, kind, name: name.slice(0, 200), edition };
  });
}

function refused(name: string, why: string): Failure {
  const what = 'Nothing was released. Take this recipient out, or record what the person said.';
  return new Failure('conflict', `${name}: ${why} ${what}`, { field: 'recipients' });
}
