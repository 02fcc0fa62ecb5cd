import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pngFromWindowDump } from '../../../scripts/display/picture.ts';

/** A dump of one row: a header of 25 words, one colour map entry, and two pixels with four bytes of padding. */
function dump(bitsPerPixel = 32): Buffer {
  const words = Array.from({ length: 25 }, () => 0);
  Object.assign(words, { 0: 100, 4: 2, 5: 1, 11: bitsPerPixel, 12: 12, 19: 1 });
  const header = Buffer.alloc(100);
  words.forEach((value, index) => header.writeUInt32BE(value, index * 4));
  const bluegreenred = [3, 2, 1, 0, 6, 5, 4, 0, 99, 99, 99, 99];
  return Buffer.concat([header, Buffer.alloc(12, 7), Buffer.from(bluegreenred)]);
}

test('a screen becomes a picture with its colours in order and its padding left out', () => {
  const picture = pngFromWindowDump(dump());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([2, 1]);
  const start = picture.indexOf('IDAT') + 4;
  const length = picture.readUInt32BE(start - 8);
  expect([...inflateSync(picture.subarray(start, start + length))]).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('a screen of another depth is refused instead of shown wrong', () => {
  expect(() => pngFromWindowDump(dump(16))).toThrow(/32 bits/);
});
