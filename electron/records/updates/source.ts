/** Where releases come from: the central record, over the same mutual TLS as replication. */
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Failure } from '../../../shared/failure/failure.ts';
import { errorAnswerSchema } from '../../../shared/replication/errors.ts';
import { MANIFEST_FILE, type ReleaseFile } from '../../../shared/updates/manifest.ts';
import { faultOf, type FaultKind } from '../replication/fault.ts';
import { createLink } from '../replication/link.ts';
import { createAgent, TIMEOUTS, type Credentials } from '../replication/trust.ts';

export interface Central {
  readonly url: string;
  readonly credentials: Credentials;
}

/** Nobody could be asked; anything else is an answer, and a withdrawn workstation has got one. */
const away: readonly FaultKind[] = ['no-network', 'silent', 'trouble', 'not-ours'];

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const fault = faultOf(error);
  return new Failure(away.includes(fault.kind) ? 'offline' : 'refused', fault.message, { cause: error });
}

/** Text of the manifest that this establishment is given, or null when it is given none. */
export async function askManifest({ url, credentials }: Central): Promise<string | null> {
  const link = createLink(url, credentials);
  try {
    return JSON.stringify(await link.get(`/v1/updates/${MANIFEST_FILE}`, z.json()));
  } catch (error) {
    if (faultOf(error).code === 'not-found') return null;
    throw asFailure(error);
  } finally {
    await link.close();
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function sentenceOf(body: { text(): Promise<string> }): Promise<string> {
  try {
    return errorAnswerSchema.parse(JSON.parse(await body.text())).sentence;
  } catch {
    return 'The central record did not hand the file over.';
  }
}

/** Fetches a file to `target`, going on behind what is there of it. What comes is not trusted: it is hashed afterwards. */
export async function fetchFile(
  { url, credentials }: Central,
  wanted: ReleaseFile,
  target: string,
  progress: (done: number) => void,
): Promise<void> {
  const { agent, row } = createAgent(url, credentials, TIMEOUTS, 1);
  try {
    if (sizeOf(target) >= wanted.size) rmSync(target, { force: true });
    const held = sizeOf(target);
    const path = `/v1/updates/${wanted.name}`;
    const headers = held === 0 ? {} : { range: `bytes=${held}-` };
    const { statusCode, body } = await agent.request({ origin: url, path, method: 'GET', headers });
    if (statusCode !== 200 && statusCode !== 206) throw new Failure('refused', await sentenceOf(body));
    const goesOn = statusCode === 206;
    let done = goesOn ? held : 0;
    const counted = async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        done += piece.length;
        if (done > wanted.size) throw new Failure('refused', 'More came than the release says that it has.');
        progress(done);
        yield piece;
      }
    };
    await pipeline(body, counted, createWriteStream(target, { flags: goesOn ? 'a' : 'w', mode: 0o600 }));
  } catch (error) {
    throw asFailure(error);
  } finally {
    await Promise.all([agent.destroy(), row.destroy()]);
  }
}
