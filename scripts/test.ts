/**
 * Everything that proves the project, ending with one line that says how much of it held:
 *
 *   npm test [-- --only unit,integration]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runStage } from './test/run-stage.ts';
import { choose, groups, stages, type Stage } from './test/stages.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const only = values.only?.flatMap((names) => names.split(','));
const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(
    `no such stage: ${unknown.join(', ')}; there are ${stages.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const chosen = choose(only);
mkdirSync('test-results', { recursive: true });
const failed = new Set<string>();
const lines: string[] = [];
const total = { passed: 0, failed: 0 };

/** Runs one stage; one of several prints everything when it has ended, so that two never mix their lines. */
async function prove(stage: Stage, alone: boolean): Promise<void> {
  const log = alone ? undefined : path.join('test-results', `${stage.name}.log`);
  if (alone) console.log(`\n== ${stage.name}`);
  const blocker = stage.needs?.find((name) => failed.has(name));
  // A stage that cannot run proves nothing, which must not read as if it had passed.
  const outcome = blocker ? { passed: 0, failed: 1, seconds: 0 } : await runStage(stage, log);
  if (log !== undefined && !blocker)
    console.log(`\n== ${stage.name}\n${readFileSync(log, 'utf8').trimEnd()}`);
  if (outcome.failed > 0) failed.add(stage.name);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const remark = blocker ? `not run, because ${blocker} failed` : `${outcome.seconds.toFixed(1)} s`;
  lines.push(`${stage.name}: ${outcome.passed} passed, ${outcome.failed} failed (${remark})`);
  console.log(`== ${lines.at(-1) ?? ''}`);
}

for (const group of groups(chosen)) {
  if (group.length > 1) console.log(`\n== side by side: ${group.map(({ name }) => name).join(', ')}`);
  await Promise.all(group.map((stage) => prove(stage, group.length === 1)));
}

console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
