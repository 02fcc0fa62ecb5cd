/** What must not be found, as bytes, by name. */
export type Needles = Readonly<Record<string, Buffer>>;

/** A text as V8, Blink and SQLite may hold it. */
export function spellings(name: string, text: string): Needles {
  return { [`${name}, 16 bit`]: Buffer.from(text, 'utf16le'), [`${name}, 8 bit`]: Buffer.from(text) };
}

/** A key as bytes and in hex, which is how SQLCipher takes it. */
export function keyNeedles(key: Uint8Array): Needles {
  const hex = Buffer.from(key).toString('hex');
  return { 'key, bytes': Buffer.from(key), ...spellings('key, hex', hex) };
}
