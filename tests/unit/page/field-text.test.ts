import { expect, test } from 'vitest';
import { fromText, showField, toText } from '../../../renderer/features/patients/details/field-text.ts';
import { personFields, type PersonField } from '../../../renderer/features/patients/details/person-fields.ts';

const field = (name: string): PersonField =>
  personFields.flatMap((group) => group.fields).find((one) => one.name === name)!;

test.each([
  ['surname', 'O’Connor-Smythe'],
  ['aliases', ['One', 'Two']],
  ['dateOfBirth', '1984-07-14'],
  ['dateOfBirth', null],
  ['nhsNumber', '9990000018'],
  ['interpreterNeeded', true],
  ['mayBePregnant', null],
  ['sex', 'female'],
] as const)('%s %j is the same after editing nothing', (name, value) => {
  const held = field(name);
  expect(fromText(held, toText(held, value as never))).toEqual({ value });
});

test('what is not known is said in words', () => {
  expect(showField(field('nhsNumber'), null)).toBe('Not known');
  expect(showField(field('communicationNeeds'), [])).toBe('None recorded');
  expect(showField(field('mayBePregnant'), null)).toBe('Not known');
});

test('a wrong number is refused in words', () => {
  expect(fromText(field('nhsNumber'), '123')).toHaveProperty('problem');
  expect(fromText(field('prisonNumber'), 'a1234bc')).toEqual({ value: 'A1234BC' });
  expect(fromText(field('prisonNumber'), 'hello')).toHaveProperty('problem');
});
