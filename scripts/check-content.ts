/** Build step: compose and check every content pack. Prints what is there; exits 1 with sentences when a pack is damaged. */
import { fileURLToPath } from 'node:url';
import { loadPacks } from '../electron/records/content/load-packs.ts';
import { ContentPackProblem } from '../shared/clinical/pack/problem.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../resources/clinical', import.meta.url));

try {
  for (const { pack, hash } of loadPacks(folder)) {
    const awaiting = [...pack.items, ...pack.decisions].filter((item) => item.signOff === 'awaiting').length;
    console.log(
      `${pack.id} ${pack.version}: ${pack.items.length} questions, ${pack.decisions.length} decisions, ` +
        `${pack.actions.length} actions, ${pack.contradictions.length} contradictions, ${pack.tools.length} tools; ` +
        `${awaiting} questions and decisions await clinical sign-off; ${hash.slice(0, 12)}`,
    );
  }
} catch (error) {
  if (!(error instanceof ContentPackProblem)) throw error;
  console.error(`The content packs in ${folder} cannot be used:`);
  for (const problem of error.problems) console.error(`- ${problem}`);
  process.exitCode = 1;
}
