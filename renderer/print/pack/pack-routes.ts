/** Routes of the print pages of a pack: ids and the edition only. */
import { editionSchema, type Edition } from '../../../shared/records/release-words.ts';

const UUID = '([0-9a-f-]{36})';
const PACK = new RegExp(`^pack/${UUID}/([a-z-]+)$`, 'i');
const ENVELOPE = new RegExp(`^pack-envelope/${UUID}/${UUID}/([a-z-]+)/(\\d{1,2})$`, 'i');

export const packRoute = (packId: string, edition: Edition): string => `pack/${packId}/${edition}`;

/** @param recipient which of the edition's recipients, from 0 */
export const envelopeRoute = (stayId: string, packId: string, edition: Edition, recipient: number): string =>
  `pack-envelope/${stayId}/${packId}/${edition}/${recipient}`;

export function readPackRoute(route: string): { packId: string; edition: Edition } | null {
  const [, packId, name] = PACK.exec(route) ?? [];
  const edition = editionSchema.safeParse(name);
  return packId !== undefined && edition.success ? { packId, edition: edition.data } : null;
}

export function readEnvelopeRoute(
  route: string,
): { stayId: string; packId: string; edition: Edition; recipient: number } | null {
  const [, stayId, packId, name, recipient] = ENVELOPE.exec(route) ?? [];
  const edition = editionSchema.safeParse(name);
  if (stayId === undefined || packId === undefined || recipient === undefined || !edition.success)
    return null;
  return { stayId, packId, edition: edition.data, recipient: Number(recipient) };
}
