/**
 * The journal: an encrypted log beside the store that holds every own change the central record has not acknowledged. A commit
 * is synced here before it ends in the store, so that a store whose file is damaged costs no save (docs/decisions/0080).
 *
 * Files `<number>.journal` in one folder, appended to one after the other. A file goes when everything in it is acknowledged.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { ensureFolder, syncFolder } from '../../security/durable-file.ts';
import {
  encodeFrame,
  type FoundFrame,
  journalKey,
  type JournalEntry,
  type JournalFrame,
  newSegmentId,
  scanFrames,
} from './frames.ts';

const NAME = /^(\d{8})\.journal$/;
/** A file is closed at this size, so that what is acknowledged can go without rewriting what is not. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** The open file is put away at this size once everything in it is acknowledged; below, doing so costs more than it frees. */
const SMALL_BYTES = 256 * 1024;

interface Segment {
  readonly file: string;
  readonly id: Buffer;
  frames: number;
  bytes: number;
  /** Last own change in it; null while it is empty or its end cannot be read. */
  last: { device: string; seq: number } | null;
}

export interface OwnRange {
  readonly device: string;
  readonly from: number;
  readonly to: number;
}

function follows(before: OwnRange, { device, from }: OwnRange): boolean {
  return before.device === device && before.to + 1 === from;
}

/** Null where the first or the last frame cannot be read. */
function rangeOf(frames: readonly FoundFrame[]): OwnRange | null | 'empty' {
  if (frames.length === 0) return 'empty';
  const [first, last] = [frames[0]?.read() ?? null, frames.at(-1)?.read() ?? null];
  const [from, to] = [first?.entries[0]?.seq, last?.entries.at(-1)?.seq];
  if (first === null || last === null || from === undefined || to === undefined) return null;
  return first.device === last.device ? { device: last.device, from, to } : null;
}

export interface JournalContent {
  /** Whole frames, oldest first. */
  readonly frames: readonly JournalFrame[];
  /** Frames that were damaged, as far as they could be told apart. */
  readonly damaged: number;
}

/** Everything a journal holds; changes nothing. A folder that is not there holds nothing. */
export function readJournal(folder: string, storeKey: string): JournalContent {
  const key = journalKey(storeKey);
  const read = filesIn(folder).flatMap((file) =>
    scanFrames(key, readFileSync(file)).frames.map((f) => f.read()),
  );
  const frames = read.filter((frame) => frame !== null);
  return { frames, damaged: read.length - frames.length };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .toSorted()
    .map((name) => path.join(folder, name));
}

export class Journal {
  private readonly folder: string;
  private readonly key: Buffer;
  private readonly segments: Segment[] = [];
  private handle: number | null = null;
  /** Bytes of the open file before the last frame was added. */
  private before = 0;

  /** Opens what is there; a last frame that was cut short by a power cut is cut off, because nobody was told of it. */
  constructor(folder: string, storeKey: string) {
    this.folder = folder;
    this.key = journalKey(storeKey);
    ensureFolder(folder);
    for (const file of filesIn(folder)) this.segments.push(this.look(file));
  }

  /** Own changes from the first to the last frame, told by reading those two of every file; null where they are no row. */
  range(): OwnRange | null {
    let whole = null as OwnRange | null;
    for (const { file } of this.segments) {
      const range = rangeOf(scanFrames(this.key, readFileSync(file)).frames);
      if (range === 'empty') continue;
      if (range === null) return null;
      if (whole === null) whole = range;
      else if (follows(whole, range)) whole = { ...whole, to: range.to };
      else return null;
    }
    return whole;
  }

  /** Adds one commit, synced to the disk when it returns. Throws what the file system throws; then nothing was added. */
  append(device: string, entries: readonly JournalEntry[]): void {
    const segment = this.openSegment();
    const bytes = encodeFrame(this.key, segment.id, segment.frames, { device, entries: [...entries] });
    const handle = this.handle ?? -1;
    this.before = segment.bytes;
    try {
      let written = 0;
      while (written < bytes.length)
        written += writeSync(handle, bytes, written, bytes.length - written, segment.bytes + written);
      fdatasyncSync(handle);
    } catch (error) {
      this.cut(handle, segment.bytes);
      throw error;
    }
    segment.bytes += bytes.length;
    segment.frames += 1;
    const seq = entries.at(-1)?.seq;
    if (seq !== undefined) segment.last = { device, seq };
  }

  /** Takes the frame added last out again: its commit did not happen. */
  takeBack(): void {
    const segment = this.segments.at(-1);
    if (segment === undefined || this.handle === null || segment.frames === 0) return;
    this.cut(this.handle, this.before);
    segment.bytes = this.before;
    segment.frames -= 1;
    // What stands at the end now is not known without reading it; the file waits until something follows.
    segment.last = null;
  }

  /** The central record holds this device's changes up to `seq`: files that hold nothing else go. */
  acknowledged(device: string, seq: number): void {
    const done = ({ last }: Segment): boolean => last !== null && last.device === device && last.seq <= seq;
    const open = this.segments.at(-1);
    for (const segment of this.segments.slice(0, -1)) if (done(segment)) this.drop(segment);
    if (open === undefined || !done(open) || open.bytes < SMALL_BYTES) return;
    this.close();
    this.drop(open);
  }

  /** Holds these frames and nothing else. Written and synced before the old files go. */
  replaceWith(device: string, commits: Iterable<readonly JournalEntry[]>): void {
    this.close();
    const old = [...this.segments];
    this.begin();
    for (const entries of commits) this.append(device, entries);
    for (const segment of old) this.drop(segment);
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }

  private openSegment(): Segment {
    const open = this.segments.at(-1);
    if (open === undefined || open.bytes >= SEGMENT_BYTES) return this.begin();
    this.handle ??= openSync(open.file, 'r+');
    return open;
  }

  private begin(): Segment {
    this.close();
    const last = NAME.exec(path.basename(this.segments.at(-1)?.file ?? ''))?.[1] ?? '0';
    const file = path.join(this.folder, `${String(Number(last) + 1).padStart(8, '0')}.journal`);
    this.handle = openSync(file, 'wx+', 0o600);
    syncFolder(this.folder);
    const segment = { file, id: newSegmentId(), frames: 0, bytes: 0, last: null };
    this.segments.push(segment);
    return segment;
  }

  private look(file: string): Segment {
    const bytes = readFileSync(file);
    const { frames, end } = scanFrames(this.key, bytes);
    const last = frames.at(-1);
    const content = last?.read() ?? null;
    const seq = content?.entries.at(-1)?.seq;
    if (end < bytes.length && last !== undefined && content !== null) this.cutFile(file, end);
    const whole = content !== null && seq !== undefined ? { device: content.device, seq } : null;
    return {
      file,
      id: last === undefined ? newSegmentId() : Buffer.from(last.segment),
      frames: last === undefined ? 0 : last.index + 1,
      bytes: content === null ? bytes.length : end,
      last: whole,
    };
  }

  private cutFile(file: string, end: number): void {
    const handle = openSync(file, 'r+');
    try {
      this.cut(handle, end);
    } finally {
      closeSync(handle);
    }
  }

  private cut(handle: number, end: number): void {
    ftruncateSync(handle, end);
    fsyncSync(handle);
  }

  private drop(segment: Segment): void {
    rmSync(segment.file, { force: true });
    this.segments.splice(this.segments.indexOf(segment), 1);
  }
}
