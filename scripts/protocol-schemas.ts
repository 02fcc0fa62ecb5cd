/**
 * Writes docs/protocol/*.schema.json, one JSON Schema (draft 2020-12) for each message of the protocol, from the schemas that the
 * product parses with: `node scripts/protocol-schemas.ts`. For whoever writes another client in another language.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { z } from 'zod';
import { receivedEnvelopeSchema } from '../shared/changes/change.ts';
import * as audit from '../shared/replication/audit.ts';
import { authorSchema, authorsAnswerSchema, authorsRequestSchema } from '../shared/replication/authors.ts';
import * as enrolment from '../shared/replication/enrolment.ts';
import * as errors from '../shared/replication/errors.ts';
import * as first from '../shared/replication/first.ts';
import * as messages from '../shared/replication/messages.ts';
import { siteAnswerSchema, siteWorkstationSchema } from '../shared/replication/site.ts';
import * as transfer from '../shared/replication/transfer.ts';
import * as unsentFile from '../shared/replication/unsent-file.ts';
import { root } from './setup/paths.mjs';

const folder = path.join(root, 'docs', 'protocol');

/** Unknown members are allowed everywhere, as the product allows them: `io: 'input'` says so. */
const describe = (name: string, schema: z.ZodType): Record<string, unknown> => ({
  title: name,
  ...z.toJSONSchema(schema, { io: 'input' }),
});

/** helloRequestSchema → hello-request */
const fileName = (name: string): string =>
  name.replace(/Schema$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Schema by the name of its file without `.schema.json`. */
export function protocolSchemas(): Map<string, Record<string, unknown>> {
  const authors = { authorSchema, authorsAnswerSchema, authorsRequestSchema };
  const site = { siteAnswerSchema, siteWorkstationSchema };
  const modules = {
    ...messages,
    ...audit,
    ...first,
    ...enrolment,
    ...errors,
    ...authors,
    ...site,
    ...transfer,
    ...unsentFile,
  };
  const named = Object.entries(modules).flatMap(([name, value]) =>
    value instanceof z.ZodObject ? [[fileName(name), value] as const] : [],
  );
  const all = [
    ...named,
    ['change', receivedEnvelopeSchema.shape.change] as const,
    ['envelope', receivedEnvelopeSchema] as const,
  ];
  return new Map(all.map(([name, schema]) => [name, describe(name, schema)]));
}

async function write(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.schema.json')))
    rmSync(path.join(folder, file));
  for (const [name, schema] of protocolSchemas())
    writeFileSync(
      path.join(folder, `${name}.schema.json`),
      await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 }),
    );
}

if (import.meta.main) await write();
