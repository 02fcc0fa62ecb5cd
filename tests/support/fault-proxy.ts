/** A TCP proxy that misbehaves on demand between a workstation and the central record. Counts what passes. */
import { createServer, connect, type Server, type Socket } from 'node:net';

export interface Faults {
  /** Milliseconds that every piece waits, each way. */
  delayMs: number;
  /** Bytes a second each way; 0 is unlimited. */
  bytesPerSecond: number;
  /** Cuts both sides after this many bytes from the workstation, over all connections; null never. */
  cutAfterUp: number | null;
  /** The same for bytes from the central record. */
  cutAfterDown: number | null;
  /** Takes connections and passes nothing on. */
  halfOpen: boolean;
  /** Passes requests on and swallows every answer. */
  swallowAnswers: boolean;
  /** Refuses connections. */
  refuse: boolean;
}

export interface FaultProxy {
  readonly url: string;
  readonly faults: Faults;
  /** Bytes passed since the last `resetCounts`. */
  readonly passed: { up: number; down: number };
  resetCounts(): void;
  /** Cuts every connection now. */
  cut(): void;
  close(): Promise<void>;
}

const NONE: Faults = {
  delayMs: 0,
  bytesPerSecond: 0,
  cutAfterUp: null,
  cutAfterDown: null,
  halfOpen: false,
  swallowAnswers: false,
  refuse: false,
};

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

/** `target` as https://host:port. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const faults: Faults = { ...NONE };
  const passed = { up: 0, down: 0 };
  const open = new Set<Socket>();
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const track = (socket: Socket): Socket => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    return socket;
  };

  function pair(near: Socket): void {
    if (faults.refuse) return void near.resetAndDestroy();
    track(near);
    if (faults.halfOpen) return void near.on('data', () => undefined);
    const far = track(connect(Number(port), hostname));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    const up = flow(faults, (piece) => void far.write(piece));
    const down = flow(faults, (piece) => void near.write(piece));
    near.on('data', (piece: Buffer) => {
      passed.up += piece.length;
      if (faults.halfOpen) return;
      if (faults.cutAfterUp !== null && passed.up > faults.cutAfterUp) return cut();
      up(piece);
    });
    far.on('data', (piece: Buffer) => {
      passed.down += piece.length;
      if (faults.halfOpen || faults.swallowAnswers) return;
      if (faults.cutAfterDown !== null && passed.down > faults.cutAfterDown) return cut();
      down(piece);
    });
  }

  const server: Server = createServer(pair);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const near = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `https://127.0.0.1:${near}`,
    faults,
    passed,
    resetCounts: () => Object.assign(passed, { up: 0, down: 0 }),
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
