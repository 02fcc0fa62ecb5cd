/**
 * A line to the central record as a remote prison has it: late, narrow and shared by every connection, and cut when asked.
 * Counts what passes, TLS included.
 */
import { connect, createServer, type Socket } from 'node:net';

export interface Quality {
  /** Milliseconds there and back. */
  readonly roundTripMs: number;
  /** Each way; 0 is as fast as the machine. */
  readonly bitsPerSecond: number;
}

export interface Line {
  readonly url: string;
  readonly passed: { up: number; down: number };
  /** Cuts everything once, when this many bytes have passed one way since `reset`. */
  cutAfter(way: 'up' | 'down', bytes: number): void;
  reset(): void;
  close(): Promise<void>;
}

export const PERFECT: Quality = { roundTripMs: 0, bitsPerSecond: 0 };

/** A sender further ahead of the line than this waits, as the buffer of a router makes it wait. */
const BUFFER_MS = 400;

/** `near` is the port here; any free one when it is not given. */
export async function startLine(
  target: string,
  { roundTripMs, bitsPerSecond }: Quality,
  near = 0,
): Promise<Line> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const passed = { up: 0, down: 0 };
  let cut: { way: 'up' | 'down'; bytes: number } | null = null;
  const free = { up: 0, down: 0 };

  function carry(way: 'up' | 'down', from: Socket, to: Socket): void {
    from.on('data', (piece: Buffer) => {
      passed[way] += piece.length;
      if (cut !== null && cut.way === way && passed[way] >= cut.bytes) {
        cut = null;
        for (const socket of sockets) socket.destroy();
        return;
      }
      const now = performance.now();
      const takes = bitsPerSecond > 0 ? (piece.length * 8000) / bitsPerSecond : 0;
      free[way] = Math.max(free[way], now) + takes;
      const ahead = free[way] - now;
      const wait = ahead + roundTripMs / 2;
      if (wait < 1) to.write(piece);
      else setTimeout(() => void (to.destroyed || to.write(piece)), wait);
      if (ahead > BUFFER_MS) {
        from.pause();
        setTimeout(() => from.resume(), ahead - BUFFER_MS);
      }
    });
    from.on('close', () => setTimeout(() => to.destroy(), roundTripMs / 2 + 50));
    from.on('error', () => undefined);
  }

  const server = createServer((client) => {
    const far = connect(Number(port), hostname);
    for (const socket of [client, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    carry('up', client, far);
    carry('down', far, client);
  });
  await new Promise<void>((resolve) => server.listen(near, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as { port: number }).port}`,
    passed,
    cutAfter: (way, bytes) => void (cut = { way, bytes }),
    reset: () => void Object.assign(passed, { up: 0, down: 0 }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
