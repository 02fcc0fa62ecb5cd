/**
 * Asks the operators' interface of the central record that runs on a data folder; where none runs, one is started on a free
 * port for as long as it takes. Its certificate is checked against the authority in the folder.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { runningOn } from '../central/running.ts';
import { startCentral } from '../central/start.ts';

export interface DataPlace {
  readonly data: string;
  readonly databaseUrl: string | undefined;
}

async function post(url: string, data: string, address: string, body: unknown): Promise<unknown> {
  const token = readFileSync(path.join(data, 'operator-token'), 'utf8').trim();
  const ca = readFileSync(path.join(data, 'ca', 'authority.pem'), 'utf8');
  // The work behind an answer may take minutes.
  const dispatcher = new Agent({ connect: { ca }, headersTimeout: 0 });
  try {
    const answer = await request(`${url}/v1/operator${address}`, {
      dispatcher,
      method: 'POST',
      headers: { 'x-operator-token': token, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const read: unknown = await answer.body.json();
    if (answer.statusCode === 200) return read;
    throw new Error(z.object({ sentence: z.string() }).parse(read).sentence);
  } finally {
    await dispatcher.close();
  }
}

/** The answer to a question. Throws an Error whose message is the central record's sentence. */
export async function askOperator<T>(
  place: DataPlace,
  address: string,
  body: unknown,
  schema: z.ZodType<T>,
): Promise<T> {
  const running = runningOn(place.data);
  if (running?.url) return schema.parse(await post(running.url, place.data, address, body));
  const central = await startCentral({
    dataDir: place.data,
    port: 0,
    databaseUrl: place.databaseUrl,
    clock: { now: () => Date.now() },
    log: (message) => console.error(message),
  });
  try {
    return schema.parse(await post(central.url, place.data, address, body));
  } finally {
    await central.stop();
  }
}
