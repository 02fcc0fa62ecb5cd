/** Every failure has a kind from this closed union; the page gets kind, sentence and reference, never SQL or a stack. */
import { z } from 'zod';

const failureKindSchema = z.enum([
  'invalid', // input does not fit; the sentence names the field and what to do
  'not-found',
  'forbidden', // this role may not do this
  'signed-out',
  'locked',
  'wrong-password',
  'wait', // too many wrong passwords; the sentence says how long
  'conflict', // somebody else wrote first and a decision is needed
  'full', // disk full: nothing written, earlier saves safe
  'readonly',
  'busy',
  'corrupt', // the store file is damaged
  'newer', // the store file comes from a newer version of the application
  'wrong-key',
  'content', // a content pack is damaged
  'offline', // the central record does not answer
  'certificate', // the central record or this workstation shows a certificate that is not trusted
  'refused', // the central record said no; the sentence says why
  'unexpected',
]);
export type FailureKind = z.infer<typeof failureKindSchema>;

export class Failure extends Error {
  readonly kind: FailureKind;
  /** Zod-like path of the field at fault, when one is. */
  readonly field: string | null;
  constructor(kind: FailureKind, sentence: string, options?: { field?: string; cause?: unknown }) {
    super(sentence, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.kind = kind;
    this.field = options?.field ?? null;
  }
}

const failureViewSchema = z.object({
  kind: failureKindSchema,
  sentence: z.string(),
  field: z.string().nullable(),
  /** Short reference to quote; the same one stands in the workstation's log beside the stack. */
  reference: z.string(),
});
export type FailureView = z.infer<typeof failureViewSchema>;
