/** Small secrets kept beside the store under the device secret, such as the private key of this workstation. */
import { deriveKey, unwrap, wrap, type RandomBytes, type Wrapped } from './key-wrapping.ts';

/** Seals text for one purpose. */
export function seal(text: string, secret: Uint8Array, purpose: string, random: RandomBytes): Wrapped {
  return wrap(Buffer.from(text, 'utf8'), deriveKey(secret, `sealed, ${purpose}`), purpose, random);
}

/** The text, or null when this device's secret or the purpose is another. */
export function unseal(sealed: Wrapped, secret: Uint8Array, purpose: string): string | null {
  const text = unwrap(sealed, deriveKey(secret, `sealed, ${purpose}`), purpose);
  return text === null ? null : text.toString('utf8');
}
