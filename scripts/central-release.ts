/**
 * npm run central -- release add FOLDER --data DIR [--database-url URL]
 * npm run central -- release stage VERSION --establishment ID|all|none --data DIR
 * npm run central -- release list --data DIR
 *
 * Takes a signed release in (its signature and every file are checked first) and says which establishments may have it.
 */
import path from 'node:path';
import { z } from 'zod';
import { askOperator, type DataPlace } from './central-operator.ts';

const addedSchema = z.object({ version: z.string(), files: z.array(z.string()) });
const listSchema = z.object({
  releases: z.array(
    z.object({ version: z.string(), everywhere: z.boolean(), establishments: z.array(z.string()) }),
  ),
});

function printList({ releases }: z.infer<typeof listSchema>): void {
  if (releases.length === 0) console.log('No release is held here.');
  for (const { version, everywhere, establishments } of releases) {
    const to = everywhere ? 'every establishment' : establishments.join(', ') || 'no establishment';
    console.log(`Version ${version} is given to ${to}.`);
  }
}

async function ask(
  place: DataPlace,
  [word, what]: readonly string[],
  establishment: string | undefined,
): Promise<void> {
  if (word === 'add' && what !== undefined) {
    // npm changes the folder before it starts this, and says where it was called.
    const folder = path.resolve(process.env['INIT_CWD'] ?? '', what);
    const { version, files } = await askOperator(place, '/releases', { folder }, addedSchema);
    console.log(`Version ${version} is held here: ${files.join(', ')}. Nobody is given it yet.`);
    return;
  }
  if (word === 'stage' && what !== undefined && establishment !== undefined) {
    const body = { version: what, establishment };
    printList(await askOperator(place, '/releases/stage', body, listSchema));
    return;
  }
  if (word === 'list') return printList(await askOperator(place, '/releases/list', {}, listSchema));
  throw new Error(
    'Say release add FOLDER, release stage VERSION --establishment ID|all|none, or release list.',
  );
}

/** Whether it was done; what came of it, or why not, has then been printed. */
export async function releaseCommand(
  place: DataPlace,
  words: readonly string[],
  establishment: string | undefined,
): Promise<boolean> {
  try {
    await ask(place, words, establishment);
    return true;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}
