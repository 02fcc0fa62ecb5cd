/** Plans and packs of release on a desk of a test. */
import type { Input } from '../../shared/contract/contract.ts';
import type { Edition } from '../../shared/records/release-words.ts';
import { password, type Desk } from './desk.ts';
import type { Somebody } from './follow-up-desk.ts';

export const releaseEditions = ['clinical', 'patient-held', 'partner'] as const;

/** What somebody says of a section, and its fields. */
export function section(
  at: Desk,
  { stayId }: Somebody,
  id: string,
  state: NonNullable<Input<'release.saveSection'>['state']>['state'],
  fields: Input<'release.saveSection'>['fields'] = {},
  reason: string | null = null,
) {
  const undo = true;
  return at.call('release.saveSection', { stayId, section: id, state: { state, reason }, fields, undo });
}

export const preview = (at: Desk, { stayId }: Somebody, edition: Edition) =>
  at.call('release.preview', { stayId, kind: 'release', edition });

/** Previews these editions and releases them as previewed. */
export async function released(
  at: Desk,
  who: Somebody,
  editions: readonly Edition[] = releaseEditions,
  change: Partial<Input<'release.release'>> = {},
) {
  const previewed = await Promise.all(
    editions.map(async (edition) => ({ edition, previewHash: (await preview(at, who, edition)).hash })),
  );
  const wish = {
    stayId: who.stayId,
    kind: 'release' as const,
    editions: previewed,
    recipients: [],
    password,
  };
  return (await at.call('release.release', { ...wish, ...change })).pack;
}
