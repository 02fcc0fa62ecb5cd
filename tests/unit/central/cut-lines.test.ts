/** Lines decoded one by one out of a body are the same as those of the whole text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutLines } from '../../../central/replication/compression.ts';
import { splitLines } from '../../../shared/replication/lines.ts';

it('cuts a body into the same header and lines as its text', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'O’Neill', 'عبد الله', '{"a":1}\r'),
  );
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), (lines, ended) => {
      const text = lines.map((each) => each.replaceAll('\n', '')).join('\n') + (ended ? '\n' : '');
      expect(cutLines(Buffer.from(text))).toEqual(splitLines(text));
    }),
  );
});
