/** Which question sets the establishment uses, as its enrolment says: by name, else by the kind of place it is. */
import type { Establishment } from '../../../shared/replication/enrolment.ts';
import type { LoadedPack } from '../services/context.ts';
import { ESTABLISHMENT_SETTINGS } from '../services/content/choose-pack.ts';
import type { Settings } from '../store/own-types.ts';

/** In the words of `ContentPack.settings`; null leaves the usual choice by who the person is. */
export function settingsOf(
  establishment: Pick<Establishment, 'kind' | 'packs'>,
  packs: readonly LoadedPack[],
): string[] | null {
  const named = packs.filter(({ pack }) => establishment.packs.includes(pack.id));
  if (named.length > 0) return [...new Set(named.flatMap(({ pack }) => pack.settings))];
  return establishment.kind === 'immigration-removal-centre' ? ['immigration-removal'] : null;
}

/** Keeps the choice in the store, where the use cases read it. */
export function keepEstablishmentSettings(
  settings: Settings,
  establishment: Pick<Establishment, 'kind' | 'packs'>,
  packs: readonly LoadedPack[],
): void {
  const chosen = settingsOf(establishment, packs);
  if (chosen === null) return;
  const text = JSON.stringify(chosen);
  if (settings.get(ESTABLISHMENT_SETTINGS) !== text) settings.set(ESTABLISHMENT_SETTINGS, text);
}
