/** Looks through every file of a folder for secrets, in whatever spelling a program might write them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Bytes themselves, hex, base64 and a JSON array of them. */
export function spellings(secret: Uint8Array): Buffer[] {
  const bytes = Buffer.from(secret);
  return [
    bytes,
    ...(['hex', 'base64', 'base64url'] as const).map((form) => Buffer.from(bytes.toString(form))),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    Buffer.from(JSON.stringify([...bytes])),
  ];
}

/** Names of the files that hold one of the secrets: bytes in any spelling, texts as they are and without dashes. */
export function filesHolding(folder: string, secrets: readonly (Uint8Array | string)[]): string[] {
  const needles = secrets.flatMap((secret) =>
    typeof secret === 'string'
      ? [Buffer.from(secret), Buffer.from(secret.replaceAll('-', ''))]
      : spellings(secret),
  );
  return filesOf(folder)
    .filter((file) => {
      const content = readFileSync(file);
      return needles.some((needle) => content.includes(needle));
    })
    .map((file) => path.relative(folder, file));
}
