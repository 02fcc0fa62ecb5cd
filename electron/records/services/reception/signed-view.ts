/** A signed assessment as it was frozen, under the banner as it is now. */
import type { Output } from '../../../../shared/contract/contract.ts';
import type { ServiceContext } from '../context.ts';
import { mustHave, textOf } from '../common/read.ts';
import { bannerOf } from '../patients/banner.ts';

export function signedView(
  { store, packs, establishment }: ServiceContext,
  signedId: string,
): Output<'reception.signed'> {
  const signed = mustHave(store, 'signed-assessment', signedId);
  const [id, version] = [textOf(signed, 'pack') ?? '', textOf(signed, 'packVersion') ?? ''];
  const title = packs.find(({ pack }) => pack.id === id)?.pack.title ?? id;
  return {
    banner: bannerOf(store, signed.patient ?? '', establishment),
    signed: Object.fromEntries(Object.entries(signed.fields).map(([name, field]) => [name, field.value])),
    pack: `${title}, version ${version}`,
  };
}
