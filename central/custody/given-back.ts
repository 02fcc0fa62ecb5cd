/** What an establishment may give back after the central record lost it. */
import type { Envelope } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import type { Query } from '../database/database.ts';
import { custodyOf, knownAt } from '../store/custody.ts';

/**
 * Own changes, and those of other establishments about people whose history this one has: whom it holds, about whom its feed
 * still has something, or of whom the central record no longer knows who holds them. A history that came with somebody may by
 * now be the only copy there is.
 */
export async function givenBackHere(
  query: Query,
  establishment: string,
  envelopes: readonly Envelope[],
): Promise<Envelope[]> {
  const isOwn = ({ change }: Envelope): boolean => change.establishment === establishment;
  const patients = envelopes.flatMap((envelope) => {
    const patient = isOwn(envelope) ? null : patientOf(envelope.change);
    return patient === null ? [] : [patient];
  });
  if (patients.length === 0) return envelopes.filter(isOwn);
  const people = [...new Set(patients)];
  const known = await knownAt(query, establishment, people);
  const custody = await custodyOf(query, people);
  for (const patient of people)
    if ((custody.get(patient)?.establishment ?? establishment) === establishment) known.add(patient);
  return envelopes.filter((envelope) => isOwn(envelope) || known.has(patientOf(envelope.change) ?? ''));
}
