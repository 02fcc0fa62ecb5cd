/** The manager's figures of release, invented: some small, some not. */
import type { Output } from '../../../shared/contract/contract.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';

export const releaseMeasuresView: Output<'release.measures'> = {
  from: '2026-10-26',
  to: '2026-11-22',
  askedAt: '2026-11-22T08:05:00.000Z',
  dataState: 'Central record last reached 08:00',
  releases: 52,
  unplanned: 9,
  ratios: [
    {
      id: 'gp-registered',
      title: 'Registered with a GP',
      explains:
        'The practice accepted and registration is arranged. Who was found not to need it is left out.',
      numerator: 31,
      denominator: 43,
      excluded: 9,
    },
    {
      id: 'medicines-supplied',
      title: 'At least 7 days’ medicines, or a prescription',
      explains:
        'For every medicine that goes out. Who takes none is left out once somebody said so (QS156-5).',
      numerator: 34,
      denominator: 38,
      excluded: 14,
    },
    {
      id: 'substance-misuse-in-21-days',
      title: 'Substance-misuse appointment within 21 days',
      explains:
        'First appointment made for the day of leaving or later. Whether it was attended is not known here.',
      numerator: 22,
      denominator: 40,
      excluded: 12,
    },
    {
      id: 'reconnect-offered',
      title: 'RECONNECT offered',
      explains: 'A “no” from the person is an offer that was made. Who was found not to need it is left out.',
      numerator: 30,
      denominator: 49,
      excluded: 3,
    },
  ],
  packsWithGaps: 33,
  packsWithout: 15,
  noPack: 4,
  gaps: [
    { section: 'naloxone', title: 'Naloxone', count: 21 },
    { section: 'gp-registration', title: 'GP registration', count: 12 },
    { section: 'hospital', title: 'Hospital and diagnostics', count: 2 },
  ],
  arriving: 1,
  warnings: [],
};

export function releaseMeasureHandlers(): Handlers {
  return {
    'release.measures': () => releaseMeasuresView,
    'release.measured': () => ({
      people: [
        {
          person: {
            patientId: id(1),
            stayId: id(501),
            surname: "O'Neill",
            forenames: 'Seán',
            dateOfBirth: '1988-03-14',
            prisonNumber: 'A1234BC',
            wing: 'B wing',
            cell: 'B-2-14',
          },
          leftAt: ago(4000),
          words: 'GP registration: needed; what the practice said: not recorded.',
        },
        {
          person: {
            patientId: id(2),
            stayId: id(502),
            surname: 'العبيدي',
            forenames: 'سارة',
            dateOfBirth: '1991-07-02',
            prisonNumber: null,
            wing: null,
            cell: null,
          },
          leftAt: ago(2600),
          words: 'GP registration: arranged; what the practice said: declined.',
        },
      ],
    }),
  };
}
