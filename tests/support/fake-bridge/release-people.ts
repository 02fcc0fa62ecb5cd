/** People who are released, invented, and the content that screens of release days read. */
import day from '../../../resources/release/release-day.json' with { type: 'json' };
import sections from '../../../resources/release/sections.json' with { type: 'json' };
import unplanned from '../../../resources/release/unplanned.json' with { type: 'json' };
import type { Output } from '../../../shared/contract/contract.ts';
import type { ListedPerson } from '../../../shared/contract/followup-views.ts';
import { releaseDaySchema, unplannedSchema } from '../../../shared/release/other-content.ts';
import { sectionContentSchema } from '../../../shared/release/section-content.ts';
import { id } from './people.ts';

const names = [
  ["O'Neill", 'Seán'],
  ['Hussain', 'محمد'],
  ['Suharto', ''],
  ['Featherstonehaugh-Cholmondeley', 'Bartholomew Maximilian'],
  ['العبيدي', 'سارة'],
  ['Wójcik', 'Łukasz'],
] as const;

/** The content these screens read; what they do not read is left out. */
export const releaseContent = {
  version: 'invented',
  sections: sectionContentSchema.parse(sections),
  day: releaseDaySchema.parse(day),
  unplanned: unplannedSchema.parse(unplanned),
} as Output<'release.content'>;

export function releasePerson(n: number): ListedPerson {
  const [surname, forenames] = names[n % names.length]!;
  return {
    patientId: id(n + 1),
    stayId: id(n + 5001),
    surname: n < names.length ? surname : `${surname} ${n}`,
    forenames,
    dateOfBirth: n % 7 === 4 ? null : '1988-03-14',
    prisonNumber: n % 5 === 4 ? null : `A${String(1000 + n)}BC`,
    wing: 'ABC'[n % 3]!,
    cell: n % 4 === 3 ? null : `${'ABC'[n % 3]!}1-0${n % 9}`,
  };
}
