/** The bundle of a released pack, for the establishment that holds the person now. */
import { buildBundle, bundleText } from '../../shared/fhir/bundle.ts';
import { clinicalEdition } from '../../shared/fhir/frozen-pack.ts';
import type { Query } from '../database/database.ts';
import { Refusal } from '../refusal.ts';
import { custodyOf, foldedAbout, foldedRecord } from '../store/custody.ts';

/**
 * Canonical text, byte for byte what a workstation makes of the same records (shared/fhir). The pack is folded from its own entries
 * of the establishment's feed, not from the `record` table: that one lags behind the feed and cannot hold every character.
 * @throws Refusal `not-found` when the feed has no such pack, `forbidden` when custody of the person is elsewhere
 */
export async function bundleOf(query: Query, establishment: string, packId: string): Promise<string> {
  const pack = await foldedRecord(query, establishment, 'handover-pack', packId);
  const patient = pack?.patient ?? null;
  if (pack === null || patient === null)
    throw new Refusal('not-found', 'The central record holds no such pack of this establishment.');
  const custody = (await custodyOf(query, [patient])).get(patient);
  if (custody !== undefined && custody.establishment !== establishment)
    throw new Refusal('forbidden', 'Another establishment holds this person now, and the pack with them.');
  const frozen = clinicalEdition(pack, await foldedAbout(query, establishment, 'pack-signature', [patient]));
  if (frozen === null)
    throw new Refusal('not-found', 'This pack has no clinical edition that this central record can read.');
  return bundleText(buildBundle(frozen));
}
