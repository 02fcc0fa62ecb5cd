/** A released pack as its records hold it: the frozen clinical edition and how its PDF was signed. Pure; whoever reads records. */
import { z } from 'zod';
import type { FoldedRecord } from '../changes/version.ts';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { packDocumentSchema, type PackDocument } from '../release/document.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

const headSchema = z.object({
  releasedAt: instantSchema,
  /** SHA-256 over all editions; what Provenance names. */
  hash,
});
const frozenSchema = z.object({ hash, content: packDocumentSchema });
const signatureSchema = z.object({
  pdfHash: hash,
  signature: z.base64().min(1),
  certificate: z.string(),
  signedAt: instantSchema,
});

export interface PackSignature extends z.infer<typeof signatureSchema> {
  readonly id: string;
}

export interface FrozenPack extends z.infer<typeof headSchema> {
  readonly id: string;
  /** SHA-256 of this edition as it was frozen. */
  readonly documentHash: string;
  readonly document: PackDocument;
  /** Of PDFs of this edition, oldest first. */
  readonly signatures: readonly PackSignature[];
}

const valuesOf = (record: FoldedRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record.fields).map(([name, field]) => [name, field.value]));

/**
 * The clinical edition of a `handover-pack`, with those of the `pack-signature` records that sign a PDF of it. Null where the pack
 * has no clinical edition, or one in a form that this build does not read.
 */
export function clinicalEdition(pack: FoldedRecord, signatures: readonly FoldedRecord[]): FrozenPack | null {
  const values = valuesOf(pack);
  const [head, frozen, id] = [
    headSchema.safeParse(values),
    frozenSchema.safeParse(values['document.clinical']),
    uuidSchema.safeParse(pack.id),
  ];
  if (!head.success || !frozen.success || !id.success || frozen.data.content.edition !== 'clinical')
    return null;
  return {
    ...head.data,
    id: id.data,
    documentHash: frozen.data.hash,
    document: frozen.data.content,
    signatures: signatures
      .flatMap((record) => signatureOf(record, pack.id))
      .toSorted((a, b) => Date.parse(a.signedAt) - Date.parse(b.signedAt) || (a.id < b.id ? -1 : 1)),
  };
}

function signatureOf(record: FoldedRecord, pack: string): PackSignature[] {
  const values = valuesOf(record);
  if (values['pack'] !== pack || values['edition'] !== 'clinical') return [];
  const read = signatureSchema.safeParse(values);
  return read.success ? [{ ...read.data, id: record.id }] : [];
}
