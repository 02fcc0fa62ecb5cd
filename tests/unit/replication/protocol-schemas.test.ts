/** docs/protocol is what the code parses with; written anew by `node scripts/protocol-schemas.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { protocolSchemas } from '../../../scripts/protocol-schemas.ts';

const folder = path.join(import.meta.dirname, '../../../docs/protocol');

test('every message has its JSON Schema, and it is current', () => {
  const schemas = protocolSchemas();
  const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  expect(files.toSorted()).toEqual([...schemas.keys()].map((name) => `${name}.schema.json`).toSorted());
  for (const [name, schema] of schemas)
    expect(
      JSON.parse(readFileSync(path.join(folder, `${name}.schema.json`), 'utf8')),
      `run node scripts/protocol-schemas.ts: ${name} has changed`,
    ).toEqual(schema);
});
