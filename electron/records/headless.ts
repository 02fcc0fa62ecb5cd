/**
 * A workstation without a window: the contract on two streams, one JSON object a line (DESIGN §9).
 *
 *   → {"id":1,"channel":"session.state","input":{}}
 *   ← {"id":1,"output":{…}}   or   {"id":1,"error":{"kind":"…","sentence":"…","field":null,"reference":"…"}}
 *   ← {"event":"replication","payload":{…}}
 *
 * Same sign-in, roles and audit as the window. The first line says that it is ready: {"event":"session",…}.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Link, Workstation } from './workstation.ts';

const requestSchema = z.object({
  id: z.union([z.number(), z.string()]),
  channel: z.string(),
  input: z.unknown().optional(),
});

/** Answers every line until the input ends; calls may overlap, answers carry the id of their call. */
export async function serveLines(workstation: Workstation, input: Readable, output: Writable): Promise<void> {
  const write = (message: unknown) => output.write(`${JSON.stringify(message)}\n`);
  const link = workstation.connect((event, payload) => write({ event, payload }));
  const state = await link.call('session.state');
  write({ event: 'session', payload: { phase: phaseOf(state) } });
  const running = new Set<Promise<void>>();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answer = answerLine(link, line).then((message) => void write(message));
    running.add(answer);
    void answer.finally(() => running.delete(answer));
  }
  await Promise.all(running);
  link.close();
}

async function answerLine(link: Link, line: string): Promise<unknown> {
  const request = parseLine(line);
  if (request === null) return { id: null, error: NOT_A_REQUEST };
  const answer = await link.call(request.channel, request.input);
  return answer.ok ? { id: request.id, output: answer.output } : { id: request.id, error: answer.failure };
}

function parseLine(line: string): z.infer<typeof requestSchema> | null {
  try {
    return requestSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

const NOT_A_REQUEST = {
  kind: 'invalid',
  sentence: 'A line has to be one JSON object with “id” and “channel”.',
  field: null,
  reference: '',
} as const;

function phaseOf(state: Awaited<ReturnType<Link['call']>>): string {
  return state.ok ? String((state.output as { phase: unknown }).phase) : 'blocked';
}
