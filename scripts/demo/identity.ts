/** Invented identities: numbers that pass their checks and lie in ranges never issued to anybody. */
import { isValidNhsNumber } from '../../shared/identity/index.ts';
import { forenames, hardNames, surnames } from './people-words.ts';
import { proportions } from './proportions.ts';
import type { Random } from './random.ts';

export interface DemoIdentity {
  surname: string;
  forenames: string;
  dateOfBirth: string | null;
  nhsNumber: string | null;
  prisonNumber: string;
  pncNumber: string | null;
}

/** Test range 999 000 0000 to 999 999 9999 (release-and-standards.md §2.4). */
function testNhsNumber(random: Random, taken: Set<string>): string {
  for (;;) {
    const nine = `999${random.between(0, 999_999).toString().padStart(6, '0')}`;
    const whole = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(isValidNhsNumber);
    if (whole !== undefined && !taken.has(whole)) {
      taken.add(whole);
      return whole;
    }
  }
}

function prisonNumber(random: Random, taken: Set<string>): string {
  const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ';
  const letter = (): string => letters.charAt(random.between(0, letters.length - 1));
  for (;;) {
    const number = `A${random.between(1000, 9999)}${letter()}${letter()}`;
    if (!taken.has(number)) {
      taken.add(number);
      return number;
    }
  }
}

function dateOfBirth(random: Random, year: number): string | null {
  if (random.chance(proportions.unknownDateOfBirth.value)) return null;
  if (random.chance(0.01)) return '1996-02-29';
  const age = Math.round(19 + Math.abs(random.next() + random.next() - 0.6) * 38);
  const month = random.between(1, 12).toString().padStart(2, '0');
  return `${year - age}-${month}-${random.between(1, 28).toString().padStart(2, '0')}`;
}

/** Identities in a fixed order for a seed; the first ones carry the hard names. */
export function identities(random: Random, count: number, year: number): DemoIdentity[] {
  const nhsNumbers = new Set<string>();
  const prisonNumbers = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const name = hardNames[index] ?? { surname: random.pick(surnames), forenames: random.pick(forenames) };
    return {
      surname: name.surname,
      forenames: name.forenames,
      dateOfBirth: dateOfBirth(random, year),
      nhsNumber: random.chance(proportions.noNhsNumber.value) ? null : testNhsNumber(random, nhsNumbers),
      prisonNumber: prisonNumber(random, prisonNumbers),
      pncNumber: null,
    };
  });
}
