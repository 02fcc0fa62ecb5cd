import { expect, it } from 'vitest';
import { shownDate } from '../../../shared/clinical/civil-time.ts';

it('shows a date no more precisely than it is known', () => {
  expect(shownDate('2024-08-19')).toBe('19-Aug-2024');
  expect(shownDate('2024-08-19T23:30:00Z')).toBe('20-Aug-2024');
  expect(shownDate('2024-03')).toBe('Mar-2024');
  expect(shownDate('2019')).toBe('2019');
  expect(shownDate(null)).toBe('date not known');
  expect(shownDate('last summer')).toBe('date not known');
});
