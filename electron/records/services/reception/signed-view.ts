/** A signed assessment as it was frozen, under the banner as it is now. */
import type { Json } from '../../../../shared/changes/change.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Role } from '../../../../shared/records/people.ts';
import type { ServiceContext } from '../context.ts';
import { isObject, mustHave, textOf } from '../common/read.ts';
import { bannerOf } from '../patients/banner.ts';
import { evidenceFor } from '../patients/narrative.ts';

export function signedView(
  { store, packs, establishment, staff }: ServiceContext,
  signedId: string,
): Output<'reception.signed'> {
  const signed = mustHave(store, 'signed-assessment', signedId);
  const [id, version] = [textOf(signed, 'pack') ?? '', textOf(signed, 'packVersion') ?? ''];
  const title = packs.find(({ pack }) => pack.id === id)?.pack.title ?? id;
  return {
    banner: bannerOf(store, signed.patient ?? '', establishment),
    signed: Object.fromEntries(
      Object.entries(signed.fields).map(([name, { value }]) => [
        name,
        name === 'contradictions' ? contradictionsFor(staff.role, value) : value,
      ]),
    ),
    pack: `${title}, version ${version}`,
  };
}

/** The edition stays as it was signed; only what is shown leaves out why an ACCT was opened, for whoever does not read it. */
function contradictionsFor(role: Role, value: Json): Json {
  if (!Array.isArray(value)) return value;
  return value.map((each: Json): Json => {
    if (!isObject(each) || !Array.isArray(each['evidence'])) return each;
    const evidence = each['evidence'].map((line: Json) =>
      typeof line === 'string' ? evidenceFor(role, line) : line,
    );
    return { ...each, evidence };
  });
}
