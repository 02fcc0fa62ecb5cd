/**
 * A relay that reads whole messages between one workstation and the central record, to repeat, delay, overtake, drop or
 * alter them.
 *
 * How it can be honest. TLS makes a line that duplicates, reorders or alters bytes impossible to tell from a broken one:
 * fault-proxy.ts shows that. What still happens to whole requests happens at their ends: a client that repeats itself because
 * an answer was lost, two connections that overtake each other, a request that lies in a queue while later ones pass, memory
 * or a disk that damages what was already decrypted. To make these happen at a place of our choosing, this relay ends TLS
 * itself: it shows a server certificate that the test's own authority issued for it (the same one the workstation pinned at
 * its enrolment), demands the workstation's certificate and checks it against that authority, and speaks to the central
 * record over a second mutual TLS connection with the key and certificate of that same workstation. Both halves are TLS 1.3,
 * neither side's checks are weakened, and the central record sees the caller it would have seen. Nobody outside a test could
 * stand here: it takes the authority's key.
 */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import zlib from 'node:zlib';
import { Agent } from 'undici';
import { openAuthority } from '../../central/enrolment/authority.ts';
import { issueServer } from '../../central/enrolment/certificates.ts';
import type { Identity } from '../../electron/records/replication/identity.ts';
import type { TestCentral } from './central.ts';

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What becomes of one request; `null` cuts the connection it came on. `forward` may be called never, once or often. */
export type Meddle = (asked: Asked, forward: (asked: Asked) => Promise<Answered>) => Promise<Answered | null>;

export interface FaultRelay {
  readonly url: string;
  /** Set to null to pass everything on as it is. */
  meddle: Meddle | null;
  /** Paths without query, in the order in which they came. */
  readonly seen: string[];
  /** Sends a request as the workstation would, whenever it is wanted. */
  send(asked: Asked): Promise<Answered>;
  close(): Promise<void>;
}

const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length', 'expect']);

const plainHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP.has(name) ? [] : [[name, String(value)]],
    ),
  );

async function bodyOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

function without(headers: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const { [name]: _, ...rest } = headers;
  return rest;
}

/** The same message with a body that can be read and altered. */
export function unpacked<T extends Asked | Answered>(message: T): T {
  const coding = message.headers['content-encoding'];
  if (coding === undefined) return message;
  const body = coding === 'zstd' ? zlib.zstdDecompressSync(message.body) : zlib.gunzipSync(message.body);
  return { ...message, headers: without(message.headers, 'content-encoding'), body };
}

/** The same message with its text altered. */
export function altered<T extends Asked | Answered>(message: T, alter: (text: string) => string): T {
  const plain = unpacked(message);
  return { ...plain, body: Buffer.from(alter(plain.body.toString('utf8'))) };
}

export const html = (status: number, text = '<html>Please sign in</html>'): Answered => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text),
});

/** A refusal as the central record words it. */
export const refusal = (status: number, error: string, more: object = {}): Answered => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ error, sentence: 'Refused by the test.', reference: 'test', ...more })),
});

export async function startFaultRelay(central: TestCentral, identity: Identity): Promise<FaultRelay> {
  const authority = openAuthority(central.dataDir, new Date());
  const shown = issueServer(authority, ['127.0.0.1'], new Date());
  const { key, certificate: cert, authority: ca } = identity;
  const agent = new Agent({ connect: { key, cert, ca, minVersion: 'TLSv1.3' }, connections: 32 });
  const seen: string[] = [];

  async function forward(asked: Asked, signal?: AbortSignal): Promise<Answered> {
    const answer = await agent.request({
      origin: central.running.url,
      method: asked.method as 'GET',
      path: asked.path,
      headers: asked.headers,
      body: asked.body.length > 0 ? asked.body : undefined,
      signal,
    });
    const body = await bodyOf(answer.body as AsyncIterable<Buffer>);
    return { status: answer.statusCode, headers: plainHeaders(answer.headers), body };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const body = await bodyOf(request);
    const { method = 'GET', url: path = '/' } = request;
    const asked: Asked = { method, path, headers: plainHeaders(request.headers), body };
    seen.push(path.split('?')[0] ?? '');
    const pass = (changed: Asked): Promise<Answered> => forward(changed, gone.signal);
    const answer = await (relay.meddle === null ? pass(asked) : relay.meddle(asked, pass));
    if (answer === null) return void (request.socket as TLSSocket).destroy();
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    response.end(answer.body);
  }

  const server: Server = createServer(
    {
      key: shown.key,
      cert: shown.certificate,
      ca,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
    },
    (request, response) =>
      void handle(request, response).catch(() => (request.socket as TLSSocket).destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const relay: FaultRelay = {
    url: `https://127.0.0.1:${(server.address() as { port: number }).port}`,
    meddle: null,
    seen,
    send: (asked) => forward(asked),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await agent.destroy();
    },
  };
  return relay;
}
