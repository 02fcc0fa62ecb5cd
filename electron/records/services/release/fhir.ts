/** The frozen clinical edition as a FHIR R4 document: the same bytes as the central record gives out (shared/fhir). */
import { createHash } from 'node:crypto';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { buildBundle, bundleText } from '../../../../shared/fhir/bundle.ts';
import { clinicalEdition } from '../../../../shared/fhir/frozen-pack.ts';
import type { ServiceContext } from '../context.ts';
import { packWith } from './pack/frozen.ts';

/** `hash` is the SHA-256 of the canonical text of the bundle, which is what a file of it holds. */
export function packBundle(
  context: ServiceContext,
  { packId }: Parsed<'release.fhir'>,
): Output<'release.fhir'> {
  const pack = packWith(context, packId, 'clinical');
  const frozen = clinicalEdition(pack, context.store.recordsWhere('pack-signature', 'pack', packId));
  if (frozen === null)
    throw new Failure(
      'newer',
      'This version was released by a newer build than this one. Install the update, or export it on the workstation that released it.',
    );
  const bundle = buildBundle(frozen);
  const hash = createHash('sha256').update(bundleText(bundle)).digest('hex');
  return { bundle: bundle as unknown as Output<'release.fhir'>['bundle'], hash };
}
