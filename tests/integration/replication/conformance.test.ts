/** One list of cases for two clients: the product's own, and one written from the documents alone (tests/conformance). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cases, strangerCases, type Case } from '../../conformance/cases.ts';
import { independent } from '../../conformance/independent.ts';
import { product } from '../../conformance/product.ts';
import { createWorld } from '../../conformance/world.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';

let central: TestCentral;
let stranger: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  const other = { protocols: [7, 8], batchBytes: 6_000_000 };
  stranger = await startTestCentral(inject('postgresUrl'), other, { stranger: true });
});
afterAll(async () => {
  await central.stop();
  await stranger.stop();
});

describe.each([
  [product, independent],
  [independent, product],
])('$name', (subject, other) => {
  const runs = [
    ...cases.map((each) => ({ ...each, at: () => central })),
    ...strangerCases.map((each) => ({ ...each, at: () => stranger })),
  ];
  test.each<Case & { at: () => TestCentral }>(runs)('$name', async ({ run, at }) => {
    const world = await createWorld(at(), subject, other);
    try {
      await run(world);
    } finally {
      await world.end();
    }
  });
});

test('the second client shares nothing with the product', () => {
  const folder = path.join(import.meta.dirname, '../../conformance/client');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  expect(sources.length).toBeGreaterThan(5);
  for (const name of sources) {
    const imported = readFileSync(path.join(folder, name), 'utf8').matchAll(
      /from '([^']+)'|import\('([^']+)'/g,
    );
    for (const [, from, later] of imported) expect(from ?? later).toMatch(/^(node:[a-z/]+|\.\/[a-z]+\.mjs)$/);
  }
});
