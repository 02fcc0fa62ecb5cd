/** The PDF of a frozen edition: the first one that was printed here is kept and signed, and the signature is a record of its own. */
import { createHash } from 'node:crypto';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { KeptPdf } from '../../../store/own-types.ts';
import { textOf } from '../../common/read.ts';
import { authorOf, newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { packWith } from './frozen.ts';

/** Answers what is kept: a second PDF of the same edition is a further copy and takes nobody's place. */
export function keepPdf(
  context: ServiceContext,
  { packId, edition, pdf }: Parsed<'release.keepPdf'>,
): Output<'release.keepPdf'> {
  const { store } = context;
  const pack = packWith(context, packId, edition);
  const bytes = Buffer.from(pdf, 'base64');
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-')
    throw new Failure('invalid', 'What was to be kept is no PDF. Print it again.', { field: 'pdf' });
  const kept =
    store.shelf.pdf(packId, edition) ??
    keepFirst(context, { pack: packId, edition, patient: pack.patient ?? '', pdf: bytes });
  const recorded = store
    .recordsWhere('pack-signature', 'pack', packId)
    .some((each) => textOf(each, 'edition') === edition && textOf(each, 'pdfHash') === kept.hash);
  // The file first: a cut in between leaves a file whose record the next call writes.
  if (!recorded) {
    const target = { type: 'pack-signature', id: context.newId(), patient: pack.patient };
    const { signature, certificate, signedAt } = kept;
    const said = { stay: textOf(pack, 'stay'), pack: packId, edition, pdfHash: kept.hash };
    const values = { ...said, bytes: kept.pdf.length, signature, certificate, signedAt };
    store.commit([newDraft(target, values)], authorOf(context));
  }
  return { pdfHash: kept.hash, signature: kept.signature, certificate: kept.certificate };
}

function keepFirst(
  context: ServiceContext,
  first: Pick<KeptPdf, 'pack' | 'edition' | 'patient' | 'pdf'>,
): KeptPdf {
  const now = context.now();
  const hash = createHash('sha256').update(first.pdf).digest('hex');
  const kept = { ...first, hash, ...context.sign(first.pdf, now), signedAt: instantInLondon(now) };
  context.store.shelf.putPdf(kept);
  return kept;
}

/** Of another workstation's PDF, the hash and the signature alone are held here. */
export function keptPdf(
  context: ServiceContext,
  { packId, edition }: Parsed<'release.keptPdf'>,
): Output<'release.keptPdf'> {
  const { store } = context;
  packWith(context, packId, edition);
  const kept = store.shelf.pdf(packId, edition);
  if (kept !== null)
    return {
      pdf: Buffer.from(kept.pdf).toString('base64'),
      pdfHash: kept.hash,
      signature: kept.signature,
    };
  const [first] = store
    .recordsWhere('pack-signature', 'pack', packId)
    .filter((each) => textOf(each, 'edition') === edition);
  return { pdf: null, pdfHash: textOf(first, 'pdfHash'), signature: textOf(first, 'signature') };
}
