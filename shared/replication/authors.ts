/** Names of staff who wrote what came with a person from another establishment (docs/replication-protocol.md §5.11). */
import { z } from 'zod';
import { uuidSchema } from '../changes/change.ts';

export const MOST_AUTHORS = 200;

export const authorsRequestSchema = z.object({ ids: z.array(uuidSchema).min(1).max(MOST_AUTHORS) });

export const authorSchema = z.object({
  id: uuidSchema,
  name: z.string().max(120),
  role: z.string().max(60),
  /** Name of the establishment. */
  establishment: z.string().max(200),
});
export type Author = z.infer<typeof authorSchema>;

/** Those that the central record knows. */
export const authorsAnswerSchema = z.object({ authors: z.array(authorSchema).max(MOST_AUTHORS) });
export type AuthorsAnswer = z.infer<typeof authorsAnswerSchema>;
