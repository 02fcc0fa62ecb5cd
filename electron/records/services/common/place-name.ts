/** Names of other establishments, as far as the central record has told this workstation. */
import { knownEstablishments } from '../../replication/establishments.ts';
import type { Settings } from '../../store/own-types.ts';

/** The name, or the code while it is not known here. */
export function establishmentName(settings: Pick<Settings, 'get'>, id: string): string {
  return knownEstablishments(settings).find((each) => each.id === id)?.name ?? id;
}
