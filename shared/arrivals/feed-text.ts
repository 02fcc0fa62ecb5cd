/** The text of a file, or one sentence that says why it cannot be read and what to do. */
export type FeedText = { ok: true; text: string } | { ok: false; line: number | null; reason: string };

/** Largest file accepted, in bytes. Callers check the size of a file against it before they read it. */
export const MAX_FEED_BYTES = 20 * 1024 * 1024;

/**
 * Decodes a file as UTF-8, or as UTF-16 where it starts with the mark for it. Any other encoding is refused in words:
 * guessing one would change people's names.
 * @param maxBytes refuse anything larger, before looking inside
 */
export function decodeFeed(bytes: Uint8Array, maxBytes: number = MAX_FEED_BYTES): FeedText {
  if (bytes.byteLength > maxBytes) {
    return refuse(
      `The file is ${megabytes(bytes.byteLength)} MB. The most that can be imported at once is ` +
        `${megabytes(maxBytes)} MB: split it, or ask for a shorter period.`,
    );
  }
  const known = knownBinary(bytes);
  if (known) return refuse(known);
  try {
    const text = decoderFor(bytes).decode(bytes);
    if (text.includes('\0')) {
      return refuse('The file is not text. Export it again as JSON or as CSV (UTF-8).');
    }
    return text.trim() === ''
      ? refuse('The file is empty. Check that the export finished, and export it again.')
      : { ok: true, text };
  } catch {
    return {
      ok: false,
      line: firstBadLine(bytes),
      reason:
        'The file has letters that are not stored as UTF-8, so names could come out wrong. ' +
        'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and import it again.',
    };
  }
}

function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function knownBinary(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start.startsWith('PK')) {
    return 'The file is a spreadsheet workbook or an archive. Save the sheet as "CSV UTF-8" and import that.';
  }
  if (start === '%PDF') {
    return 'The file is a PDF, which cannot be read as a list. Ask for the same list as JSON or CSV.';
  }
  return null;
}

/** A newline byte is never part of a longer UTF-8 character, so each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return null;
}

function refuse(reason: string): FeedText {
  return { ok: false, line: null, reason };
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(bytes < 1024 * 1024 ? 2 : 0);
}
