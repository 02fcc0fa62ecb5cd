/**
 * npm run central -- verify --data DIR [--establishment MDI] [--correct] [--database-url URL]
 *
 * Reads every row of the log and says in sentences what is not what it was when it was written; ends with 1 then. Asks the
 * central record that runs on the folder; where none runs, one is started on a free port for as long as it takes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { runningOn } from '../central/running.ts';
import { startCentral } from '../central/start.ts';

const answerSchema = z.object({ sound: z.boolean(), sentences: z.array(z.string()) });

export interface VerifyOrder {
  readonly data: string;
  readonly establishment: string;
  readonly correct: boolean;
  readonly databaseUrl: string | undefined;
}

async function ask(url: string, order: VerifyOrder): Promise<boolean> {
  const token = readFileSync(path.join(order.data, 'operator-token'), 'utf8').trim();
  const ca = readFileSync(path.join(order.data, 'ca', 'authority.pem'), 'utf8');
  const dispatcher = new Agent({ connect: { ca }, headersTimeout: 0 });
  try {
    const answer = await request(`${url}/v1/operator/establishments/${order.establishment}/verify`, {
      dispatcher,
      method: 'POST',
      headers: { 'x-operator-token': token, 'content-type': 'application/json' },
      body: JSON.stringify({ correct: order.correct }),
    });
    const body: unknown = await answer.body.json();
    const parsed = answerSchema.safeParse(body);
    if (!parsed.success) throw new Error(z.object({ sentence: z.string() }).parse(body).sentence);
    for (const sentence of parsed.data.sentences) console.log(sentence);
    return parsed.data.sound;
  } finally {
    await dispatcher.close();
  }
}

/** Whether the log is sound. */
export async function verify(order: VerifyOrder): Promise<boolean> {
  const running = runningOn(order.data);
  if (running?.url) return ask(running.url, order);
  const central = await startCentral({
    dataDir: order.data,
    port: 0,
    databaseUrl: order.databaseUrl,
    clock: { now: () => Date.now() },
    log: (message) => console.error(message),
  });
  try {
    return await ask(central.url, order);
  } finally {
    await central.stop();
  }
}
