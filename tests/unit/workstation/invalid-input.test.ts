import { expect, it } from 'vitest';
import { z } from 'zod';
import { invalidInput } from '../../../electron/records/dispatch/invalid-input.ts';

const schema = z.strictObject({ name: z.string(), at: z.strictObject({ wing: z.string() }) });
const told = (input: unknown) => {
  const { field, message } = invalidInput(schema.safeParse(input).error ?? new z.ZodError([]));
  return { field, message };
};

it('names a part that is too many, where it stands', () => {
  expect(told({ name: 'x', at: { wing: 'A' }, extra: 1 })).toEqual({
    field: 'extra',
    message: '“extra” is not known to this channel. Leave it out.',
  });
  expect(told({ name: 'x', at: { wing: 'A', cell: 1 } }).field).toBe('at.cell');
});

it('does not repeat what is no name', () => {
  const { field, message } = told({ name: 'x', at: { wing: 'A' }, ['O’Brien, Seán']: 1 });
  expect(field).toBeNull();
  expect(message).toBe('What was sent has parts that this channel does not know. Leave them out.');
});
