/** Where each role starts, and that Today is one click away for everybody who owes something. */
import { expect, test } from 'vitest';
import { areasFor, homeFor } from '../../../renderer/shell/areas.ts';

test.each([
  ['nurse', 'arrivals'],
  ['healthcare-assistant', 'arrivals'],
  ['mental-health-nurse', 'today'],
  ['healthcare-manager', 'today'],
  ['release-coordinator', 'release'],
] as const)('a %s starts at %s', (role, area) => {
  expect(homeFor(role)).toEqual({ area });
});

test('the ACCT board is for who gives care, and Today for them and for who plans releases', () => {
  const labels = (role: Parameters<typeof areasFor>[0]) => areasFor(role).map(({ label }) => label);
  for (const role of ['nurse', 'healthcare-assistant', 'mental-health-nurse', 'healthcare-manager'] as const)
    expect(labels(role).slice(0, 2)).toEqual(['Today', 'Arrivals']);
  for (const role of ['administrator', 'auditor'] as const) expect(labels(role)).not.toContain('Today');
  for (const role of ['release-coordinator', 'administrator', 'auditor'] as const)
    expect(labels(role)).not.toContain('ACCT');
});
