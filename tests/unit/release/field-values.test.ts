/** What each kind of field takes. */
import { expect, it } from 'vitest';
import { valueProblem } from '../../../shared/release/field-values.ts';
import type { SectionField } from '../../../shared/release/section-content.ts';

const field = (kind: SectionField['kind']): SectionField => ({
  id: 'field',
  label: 'Field',
  kind,
  ...(kind === 'choice' ? { options: [{ id: 'yes-please', label: 'Yes' }] } : {}),
});

it.each([
  ['text', 'Dr O’Hara', 'x'.repeat(401)],
  ['long', 'x'.repeat(30_000), true],
  ['date', '2026-11-22', '2026-02-30'],
  ['time', '09:05', '9:05'],
  ['instant', '2026-11-22T09:05:00.000+00:00', '2026-11-22'],
  ['yes-no', false, 'no'],
  ['choice', 'yes-please', 'Yes'],
  ['phone', '+44 113 496 0123 ext 4', 'ask Mary'],
  ['ods', 'B86010', 'B 86/010'],
] as const)('%s takes %s and refuses the other', (kind, good, bad) => {
  expect(valueProblem(field(kind), good)).toBeNull();
  expect(valueProblem(field(kind), bad)).toMatch(/^Field: /);
  // Emptying a field is always possible.
  expect(valueProblem(field(kind), null)).toBeNull();
  expect(valueProblem(field(kind), '')).toBeNull();
});
