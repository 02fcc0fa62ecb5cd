/**
 * Everything that proves the project, ending with one line that says how much of it held:
 *
 *   npm test [-- --only unit,integration]
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startVirtualScreen } from './display/xvfb.ts';
import { runStage } from './test/run-stage.ts';
import { stages } from './test/stages.ts';

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

const chosen = stages.filter(({ name }) => !only || only.includes(name));
mkdirSync('test-results', { recursive: true });
const screen = chosen.some(({ window }) => window) ? await startVirtualScreen() : undefined;
const failed = new Set<string>();
const lines: string[] = [];
const total = { passed: 0, failed: 0 };

for (const stage of chosen) {
  console.log(`\n== ${stage.name}`);
  const blocker = stage.needs?.find((name) => failed.has(name));
  // A stage that cannot run proves nothing, which must not read as if it had passed.
  const outcome = blocker ? { passed: 0, failed: 1, seconds: 0 } : await runStage(stage, screen?.display);
  if (outcome.failed > 0) failed.add(stage.name);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const remark = blocker ? `not run, because ${blocker} failed` : `${outcome.seconds.toFixed(1)} s`;
  lines.push(`${stage.name}: ${outcome.passed} passed, ${outcome.failed} failed (${remark})`);
  console.log(`== ${lines.at(-1) ?? ''}`);
}

await screen?.stop();
console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
