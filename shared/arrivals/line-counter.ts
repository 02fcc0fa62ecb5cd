/** Gives the line, from 1, of an offset in a text. */
export type LineCounter = (offset: number) => number;

/**
 * Counts lines (ended by LF, CRLF or CR) up to an offset. Offsets that go forward cost only the distance between
 * them; going back starts again.
 */
export function lineCounter(text: string): LineCounter {
  let counted = 0;
  let line = 1;
  return (offset) => {
    if (offset < counted) {
      counted = 0;
      line = 1;
    }
    for (; counted < offset; counted += 1) {
      const code = text.charCodeAt(counted);
      if (code === 0x0a || (code === 0x0d && text.charCodeAt(counted + 1) !== 0x0a)) line += 1;
    }
    return line;
  };
}
