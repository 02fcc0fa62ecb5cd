/** Looks for words in the memory of running processes, through /proc; for whoever may read it, which on Linux is root. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 16 * 1024 * 1024;
const PAGE = 4096;

/** Why memory cannot be looked at here, or null where it can. */
export function whyNoLook(): string | null {
  if (process.platform !== 'linux')
    return 'memory of other processes is read through /proc, which only Linux has';
  return process.getuid?.() === 0 ? null : 'only root reads the memory of other processes';
}

/** How often each needle stands in the writable memory of the process, as bytes. */
export function occurrences(pid: number, needles: Readonly<Record<string, Buffer>>): Record<string, number> {
  const found = Object.fromEntries(Object.keys(needles).map((name) => [name, 0]));
  const longest = Math.max(...Object.values(needles).map(({ length }) => length));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const chunk = Buffer.alloc(CHUNK);
  for (const [from, to] of resident(pid)) {
    for (let at = from; at < to;) {
      const length = Math.min(CHUNK, to - at);
      const read = readOrNothing(memory, chunk, length, at);
      if (read === 0) break;
      const seen = chunk.subarray(0, read);
      for (const [name, needle] of Object.entries(needles))
        found[name] = (found[name] ?? 0) + count(seen, needle);
      // What lies across two chunks is read with the next one.
      at += read < length || at + read >= to ? length : read - longest + 1;
    }
  }
  closeSync(memory);
  return found;
}

/** Stretches of writable memory that are there: most of what a page has reserved was never touched, and reading it would touch it. */
function* resident(pid: number): Generator<[number, number]> {
  const pages = openSync(`/proc/${pid}/pagemap`, 'r');
  for (const [from, to] of writable(pid)) {
    const entries = Buffer.alloc(((to - from) / PAGE) * 8);
    const read = readOrNothing(pages, entries, entries.length, (from / PAGE) * 8);
    let start: number | null = null;
    for (let at = 0; at < read; at += 8) {
      // The two highest bits: in memory, or swapped out.
      const there = (entries[at + 7] ?? 0) >= 0x40;
      const address = from + (at / 8) * PAGE;
      if (there && start === null) start = address;
      if (!there && start !== null) {
        yield [start, address];
        start = null;
      }
    }
    if (start !== null) yield [start, from + (read / 8) * PAGE];
  }
  closeSync(pages);
}

function writable(pid: number): [number, number][] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .filter((line) => / rw/.test(line))
    .map((line) => {
      const [from = '', to = ''] = (line.split(' ')[0] ?? '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    });
}

/** Memory that goes away while it is read counts as nothing. */
function readOrNothing(file: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0;
  }
}

function count(where: Buffer, needle: Buffer): number {
  let times = 0;
  for (let at = where.indexOf(needle); at !== -1; at = where.indexOf(needle, at + 1)) times += 1;
  return times;
}
