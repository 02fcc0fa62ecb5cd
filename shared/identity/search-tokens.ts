import { fromIsoDate } from './civil-date.ts';
import { identifiersOf } from './identifier-comparison.ts';
import { joinedName, nameWords } from './name-folding.ts';
import type { Identity, PersonName } from './types.ts';

/**
 * Words under which a person is found while somebody types; a store matches the tokens of a query as prefixes of
 * these. Names with and without their breaks, numbers without spaces and from each group onwards, and the date of
 * birth as people type it (`14071984`, `140784`, `19840714`).
 */
export function searchTokens(identity: Identity): string[] {
  const tokens = [identity, ...(identity.aliases ?? [])].flatMap((name) => nameTokens(name));
  const { nhs, prison, pnc, cro } = identifiersOf(identity);
  if (nhs) tokens.push(nhs, nhs.slice(3), nhs.slice(6));
  if (prison) tokens.push(prison, prison.slice(1));
  for (const number of [pnc, identity.pncNumber, cro, identity.croNumber]) {
    if (number) tokens.push(...slashedTokens(number));
  }
  if (identity.dateOfBirth) tokens.push(...birthTokens(identity.dateOfBirth));
  const lowered = tokens.map((token) => token.toLowerCase()).filter((token) => token !== '');
  return [...new Set(lowered)];
}

function nameTokens({ surname, forenames }: PersonName): string[] {
  return [surname, forenames].flatMap((name) => {
    const closed = name.split(/[\s\-\u2010-\u2015]+/u).map((part) => joinedName(part));
    const words = [...nameWords(name), ...closed];
    return [...words, joinedName(name), ...words.flatMap((word) => withoutPrefix(word))];
  });
}

/** So that "o brien" and "mc donald" find Obrien and McDonald. */
function withoutPrefix(word: string): string[] {
  const rest = /^(?:o(?=[^aeiou])|ma?c)(\p{L}{4,})$/u.exec(word)?.[1];
  return rest ? [rest] : [];
}

function slashedTokens(number: string): string[] {
  const compact = number.replace(/\s/gu, '');
  return [compact.replaceAll('/', ''), ...compact.split('/').slice(1)];
}

function birthTokens(iso: string): string[] {
  if (!fromIsoDate(iso)) return [];
  const [year = '', month = '', day = ''] = iso.split('-');
  return [`${day}${month}${year}`, `${day}${month}${year.slice(2)}`, `${year}${month}${day}`];
}
