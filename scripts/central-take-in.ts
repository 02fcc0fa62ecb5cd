/**
 * npm run central -- take-in FILE --data DIR [--database-url URL]
 *
 * Takes in a file of unsent saves of a workstation that cannot connect any more, and says in sentences what became of it.
 * The file may be given again: nothing is stored twice. A file that was cut short, altered or written for another central
 * record is refused with nothing stored, and the command ends with 1.
 */
import path from 'node:path';
import { z } from 'zod';
import { takenInSchema } from '../central/take-in/report.ts';
import { askOperator, type DataPlace } from './central-operator.ts';

const answerSchema = z.object({ taken: takenInSchema, sentences: z.array(z.string()) });

/** Whether the file was taken in; what became of it, or why not, has then been printed. */
export async function takeInFile(place: DataPlace, file: string | undefined): Promise<boolean> {
  if (file === undefined) {
    console.error('Say which file to take in: npm run central -- take-in FILE --data DIR');
    return false;
  }
  // npm changes the folder before it starts this, and says where it was called.
  const whole = path.resolve(process.env['INIT_CWD'] ?? '', file);
  try {
    const { sentences } = await askOperator(place, '/take-in', { file: whole }, answerSchema);
    for (const sentence of sentences) console.log(sentence);
    return true;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}
