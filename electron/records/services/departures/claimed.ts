/** Whom another prison has taken over while the stay here is still open. Nothing of what is written there is known here. */
import type { Output } from '../../../../shared/contract/contract.ts';
import { rememberedClaims } from '../../replication/site.ts';
import { shortName } from '../common/person.ts';
import { textOf } from '../common/read.ts';
import type { ServiceContext } from '../context.ts';
import { samePeople } from '../patients/links.ts';
import { stayHere } from '../patients/whereabouts.ts';

/** Once for each stay, whichever of the joined records was taken over. A person who came back later is here. */
export function claimedElsewhere({ store, establishment }: ServiceContext): Output<'departures.claimed'> {
  const claims = new Map<string, Output<'departures.claimed'>[number]>();
  for (const { patient, by, cause, at } of rememberedClaims(store.settings)) {
    const stay = stayHere(store, samePeople(store, patient), establishment.id);
    if (stay === null || Date.parse(textOf(stay, 'arrivedAt') ?? '') > Date.parse(at)) continue;
    const name = shortName(store.record('patient', stay.patient ?? patient));
    claims.set(stay.id, { patientId: stay.patient ?? patient, stayId: stay.id, name, by, cause, at });
  }
  return [...claims.values()].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
