/** Reads a request with its schema; what does not fit is refused with the place at fault, never with its content. */
import type { z } from 'zod';
import { Refusal } from './refusal.ts';

export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Refusal(
    'invalid',
    `The request does not fit the protocol at "${issue?.path.join('.') ?? ''}": ${issue?.code ?? ''}.`,
  );
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal('invalid', 'The request is not JSON.', { cause });
  }
}
