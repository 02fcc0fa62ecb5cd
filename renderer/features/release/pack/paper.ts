/** From a frozen edition to paper and files. What is written down is written after it happened, and only then. */
import { canonicalText } from '../../../../shared/changes/change.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import type { FailureView } from '../../../../shared/failure/failure.ts';
import { asFailure, call, shell } from '../../../bridge/bridge.ts';
import { packRoute } from '../../../print/pack/pack-routes.ts';

interface Kept {
  readonly pdf: Uint8Array;
  /** Null where it could not be signed here. */
  readonly signature: Uint8Array | null;
  readonly unsigned: FailureView | null;
}

/** The signed PDF of the edition: as it was kept, or printed now, kept and signed. That it cannot be signed keeps nobody from the pages. */
export async function signedPdf(packId: string, edition: Edition): Promise<Kept> {
  const kept = await call('release.keptPdf', { packId, edition }).catch(() => null);
  if (kept !== null && kept.pdf !== null) {
    const signature = kept.signature === null ? null : fromBase64(kept.signature);
    return { pdf: fromBase64(kept.pdf), signature, unsigned: null };
  }
  const pdf = await shell.preview(packRoute(packId, edition));
  try {
    const { signature } = await call('release.keepPdf', { packId, edition, pdf: toBase64(pdf) });
    return { pdf, signature: fromBase64(signature), unsigned: null };
  } catch (error) {
    return { pdf, signature: null, unsigned: asFailure(error) };
  }
}

interface Saving {
  readonly packId: string;
  readonly edition: Edition;
  /** Without an ending. */
  readonly name: string;
  readonly neutral: boolean;
}

/**
 * Saves the PDF, of the clinical edition with its bundle. The signature of a neutral edition stays with the record: its certificate names
 * the establishment. Answers sentences of what happened.
 */
export async function saveFiles({ packId, edition, name, neutral }: Saving): Promise<string[]> {
  const { pdf, signature, unsigned } = await signedPdf(packId, edition);
  const bundle = edition === 'clinical' ? await bundleOf(packId) : null;
  const saved = await shell.savePack([
    { name: `${name}.pdf`, bytes: pdf },
    ...(signature === null || neutral ? [] : [{ name: `${name}.pdf.p7s`, bytes: signature }]),
    ...(bundle?.bytes === undefined ? [] : [{ name: `${name}.json`, bytes: bundle.bytes }]),
  ]);
  if (saved === null) return ['Cancelled. Nothing was saved and nothing was written down.'];
  const log = { packId, edition, copies: null, printer: null, recipient: null, method: null };
  const { copy } = await call('release.printed', { ...log, what: 'saved', note: saved.names.join(', ') });
  if (bundle?.bytes !== undefined)
    await call('release.printed', { ...log, what: 'exported-fhir', note: null });
  return [
    `Saved as copy ${copy ?? 1} in ${saved.folder}: ${saved.names.join(', ')}.`,
    ...(neutral && signature !== null
      ? ['The signature stays with the record: its certificate names the prison.']
      : []),
    ...(unsigned === null ? [] : [`It is not signed: ${unsigned.sentence}`]),
    ...(bundle?.failure === undefined ? [] : [`There is no FHIR document: ${bundle.failure.sentence}`]),
  ];
}

async function bundleOf(packId: string): Promise<{ bytes?: Uint8Array; failure?: FailureView }> {
  try {
    const { bundle } = await call('release.fhir', { packId });
    // The very text that its hash was worked out from, and that the central record gives out.
    return { bytes: new TextEncoder().encode(canonicalText(bundle)) };
  } catch (error) {
    return { failure: asFailure(error) };
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** In pieces: a call has no room for so many arguments at once. */
const PIECE = 32_768;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
