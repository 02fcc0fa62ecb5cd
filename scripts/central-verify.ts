/**
 * npm run central -- verify --data DIR [--establishment MDI] [--correct] [--database-url URL]
 *
 * Reads every row of the log and says in sentences what is not what it was when it was written; ends with 1 then. Asks the
 * central record that runs on the folder; where none runs, one is started on a free port for as long as it takes.
 */
import { z } from 'zod';
import { askOperator, type DataPlace } from './central-operator.ts';

const answerSchema = z.object({ sound: z.boolean(), sentences: z.array(z.string()) });

export interface VerifyOrder extends DataPlace {
  readonly establishment: string;
  readonly correct: boolean;
}

/** Whether the log is sound. */
export async function verify(order: VerifyOrder): Promise<boolean> {
  const address = `/establishments/${order.establishment}/verify`;
  const { sound, sentences } = await askOperator(order, address, { correct: order.correct }, answerSchema);
  for (const sentence of sentences) console.log(sentence);
  return sound;
}
