/** The manager's figures of ACCTs, invented. */
import type { Output } from '../../../shared/contract/contract.ts';

export const acctMeasures: Output<'acct.measures'> = {
  from: '2026-09-01',
  to: '2026-11-22',
  dataState: 'Central record last reached 08:00',
  opened: 41,
  ratios: [
    {
      id: 'reviews-with-input',
      title: 'Reviews with health input',
      explains: 'Of the reviews that were held, those to which healthcare gave something.',
      numerator: 57,
      denominator: 60,
      excluded: 2,
    },
    {
      id: 'possession-same-day',
      title: 'Medicines in possession assessed the same day',
      explains: 'Of the ACCTs that were opened.',
      numerator: 30,
      denominator: 41,
      excluded: 0,
    },
  ],
  attendance: [
    { mode: 'in-person', count: 31 },
    { mode: 'telephone', count: 12 },
    { mode: 'written', count: 3 },
    { mode: 'none', count: 0 },
  ],
  milestones: [
    {
      id: 'immediate-plan',
      title: 'Give healthcare’s part of the immediate action plan',
      medianMinutes: 48,
      inTime: 33,
      late: 6,
      open: 2,
    },
    {
      id: 'post-closure',
      title: 'Take part in the post-closure review',
      medianMinutes: 4000,
      inTime: 2,
      late: 1,
      open: 0,
    },
  ],
  warnings: [],
};
