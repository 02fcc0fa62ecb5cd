/** The contract as JSON schemas, for callers without TypeScript. */
import { z } from 'zod';
import { contract } from '../../../shared/contract/contract.ts';
import type { Output } from '../../../shared/contract/contract.ts';

/** Every channel with who may use it and what goes in and out. */
export function describeContract(): Output<'contract.describe'> {
  const entries = Object.entries(contract).map(([name, { access, input, output }]) => [
    name,
    {
      access: typeof access === 'string' ? access : [...access],
      input: jsonSchema(input, 'input'),
      output: jsonSchema(output, 'output'),
    },
  ]);
  return Object.fromEntries(entries) as Output<'contract.describe'>;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}
