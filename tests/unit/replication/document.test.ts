/** The worked example of docs/replication-protocol.md is what the code does. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chainLink, changeSchema, FIRST_PREV, payloadHash } from '../../../shared/changes/change.ts';
import { digestOf } from '../../../shared/replication/digest.ts';
import { errorCodeSchema } from '../../../shared/replication/errors.ts';
import { verdictSchema } from '../../../shared/replication/messages.ts';

const document = readFileSync(
  path.join(import.meta.dirname, '../../../docs/replication-protocol.md'),
  'utf8',
);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('hash, link and digest of the example', () => {
  const line =
    document.split('\n').find((text) => text.startsWith('{"author"') && text.endsWith('"schema":1}')) ?? '';
  const change = changeSchema.parse(JSON.parse(line));
  const hash = payloadHash(change, sha256);
  expect(hash).toBe(sha256(line));
  const link = chainLink({ device: change.clock.device, seq: 1, prev: FIRST_PREV, hash }, sha256);
  for (const value of [hash, link, digestOf([{ id: change.id, hash }], sha256)])
    expect(document).toContain(value);
});

test('every refusal and every verdict is described', () => {
  for (const word of [...errorCodeSchema.options, ...verdictSchema.options])
    expect(document).toContain(`\`${word}\``);
});
