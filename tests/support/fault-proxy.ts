/**
 * A TCP proxy that misbehaves on demand, between a workstation and the central record or between the central record and
 * PostgreSQL. It sees what a bad line sees: the bytes of TLS, which it can delay, starve, cut, silence or damage at any
 * position, and cannot read. What happens to whole messages is the business of fault-relay.ts. Counts what passes.
 */
import { createServer, connect, type Server, type Socket } from 'node:net';

export interface Faults {
  /** Milliseconds that every piece waits, each way. */
  delayMs: number;
  /** Bytes a second each way; 0 is unlimited. */
  bytesPerSecond: number;
  /** Passes this many bytes from the workstation, over all connections since `resetCounts`, then cuts both sides; null never. */
  cutAfterUp: number | null;
  /** The same for bytes from the central record. */
  cutAfterDown: number | null;
  /** Passes this many bytes from the workstation, then nothing either way on any connection; none is closed. */
  silentAfterUp: number | null;
  /** The same for bytes from the central record. */
  silentAfterDown: number | null;
  /** Alters the byte after this many from the workstation, once. */
  garbleAfterUp: number | null;
  /** The same for bytes from the central record. */
  garbleAfterDown: number | null;
  /** Cuts with a reset instead of an orderly end. */
  reset: boolean;
  /** Takes connections and passes nothing on. */
  halfOpen: boolean;
  /** Passes requests on and swallows every answer. */
  swallowAnswers: boolean;
  /** Refuses connections. */
  refuse: boolean;
}

/** A line with nothing wrong. */
export const CALM: Readonly<Faults> = {
  delayMs: 0,
  bytesPerSecond: 0,
  cutAfterUp: null,
  cutAfterDown: null,
  silentAfterUp: null,
  silentAfterDown: null,
  garbleAfterUp: null,
  garbleAfterDown: null,
  reset: false,
  halfOpen: false,
  swallowAnswers: false,
  refuse: false,
};

export interface FaultProxy {
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** Bytes that came since the last `resetCounts`, passed on or not. */
  readonly passed: { up: number; down: number };
  /** How often a byte position set in `faults` was reached. */
  readonly struck: number;
  resetCounts(): void;
  /** Counts from nought, with these faults and no others. */
  become(faults?: Partial<Faults>): void;
  /** Cuts every connection now. */
  cut(): void;
  close(): Promise<void>;
}

/** One direction of one connection: in order, late and at the rate allowed. */
function flow(faults: Faults, write: (piece: Buffer) => void): (piece: Buffer) => void {
  let free = 0;
  return (piece) => {
    const now = performance.now();
    const takes = faults.bytesPerSecond > 0 ? (piece.length / faults.bytesPerSecond) * 1000 : 0;
    free = Math.max(free, now) + takes;
    const wait = free - now + faults.delayMs;
    if (wait < 1) write(piece);
    else setTimeout(() => write(piece), wait);
  };
}

/** What is left of a piece that begins at byte `from` when only `limit` bytes may pass; null when all of it is. */
function within(piece: Buffer, from: number, limit: number | null): Buffer | null {
  if (limit === null || from + piece.length <= limit) return null;
  return piece.subarray(0, Math.max(0, limit - from));
}

/** `target` as https://host:port, or with any other scheme: only host and port matter. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const faults: Faults = { ...CALM };
  const passed = { up: 0, down: 0 };
  const open = new Set<Socket>();
  let struck = 0;
  let silent = false;
  const cut = (): void => {
    for (const socket of open)
      if (faults.reset) socket.resetAndDestroy();
      else socket.destroy();
  };
  const track = (socket: Socket): Socket => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    return socket;
  };

  /** What to do with a piece that came on one way, which ends in `to`. */
  function take(way: 'up' | 'down', piece: Buffer, to: Socket, pass: (piece: Buffer) => void): void {
    const from = passed[way];
    passed[way] += piece.length;
    if (silent || faults.halfOpen || (way === 'down' && faults.swallowAnswers)) return;
    const up = way === 'up';
    const lastWords = within(piece, from, up ? faults.cutAfterUp : faults.cutAfterDown);
    if (lastWords !== null) {
      struck += 1;
      // What was let through still arrives: the cut comes after it.
      return void (to.writable && lastWords.length > 0 ? to.write(lastWords, cut) : cut());
    }
    const beforeSilence = within(piece, from, up ? faults.silentAfterUp : faults.silentAfterDown);
    if (beforeSilence !== null) {
      struck += 1;
      silent = true;
      return pass(beforeSilence);
    }
    const garble = up ? faults.garbleAfterUp : faults.garbleAfterDown;
    if (garble !== null && garble >= from && garble < from + piece.length) {
      struck += 1;
      piece[garble - from] = (piece[garble - from] ?? 0) ^ 0x55;
    }
    pass(piece);
  }

  function pair(near: Socket): void {
    if (faults.refuse) return void near.resetAndDestroy();
    track(near);
    if (faults.halfOpen) return void near.on('data', () => undefined);
    const far = track(connect(Number(port), hostname));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    const up = flow(faults, (piece) => void far.write(piece));
    const down = flow(faults, (piece) => void near.write(piece));
    near.on('data', (piece: Buffer) => take('up', piece, far, up));
    far.on('data', (piece: Buffer) => take('down', piece, near, down));
  }

  const server: Server = createServer(pair);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const near = typeof address === 'object' && address !== null ? address.port : 0;
  const resetCounts = (): void => void Object.assign(passed, { up: 0, down: 0 });
  return {
    url: `https://127.0.0.1:${near}`,
    port: near,
    faults,
    passed,
    get struck() {
      return struck;
    },
    resetCounts,
    become(next = {}) {
      silent = false;
      resetCounts();
      Object.assign(faults, CALM, next);
    },
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
