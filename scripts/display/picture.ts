/** What is on a virtual screen, as a PNG, without any further program. */
import { crc32, deflateSync } from 'node:zlib';

/** Positions of the 32-bit big-endian words of an X Window Dump header that matter here (XWDFile.h). */
const word = {
  headerSize: 0,
  width: 4,
  height: 5,
  byteOrder: 7,
  bitsPerPixel: 11,
  bytesPerLine: 12,
  colours: 19,
};
const colourEntrySize = 12;

/** Turns an X Window Dump, as Xvfb keeps it, into a PNG. Only the 24-bit screens that this project starts are read. */
export function pngFromWindowDump(dump: Buffer): Buffer {
  const read = (index: number): number => dump.readUInt32BE(index * 4);
  if (read(word.bitsPerPixel) !== 32 || read(word.byteOrder) !== 0) {
    throw new Error('the screen is not one of 32 bits a pixel in little-endian order');
  }
  const width = read(word.width);
  const height = read(word.height);
  const start = read(word.headerSize) + read(word.colours) * colourEntrySize;
  const rows = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    // Each row begins with its filter; 0 is none.
    to += 1;
    let from = start + y * read(word.bytesPerLine);
    for (let x = 0; x < width; x += 1, from += 4) {
      rows[to++] = dump[from + 2] ?? 0;
      rows[to++] = dump[from + 1] ?? 0;
      rows[to++] = dump[from] ?? 0;
    }
  }
  return png(width, height, rows);
}

/** An 8-bit RGB image (PNG, RFC 2083). */
function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
