/** Every channel with every role: what docs/roles.md says is what happens. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createDispatcher, type AuditedCall } from '../../../electron/records/dispatch.ts';
import type { Session } from '../../../electron/records/security/sessions.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import { z } from 'zod';
import { root } from '../../support/workstation.ts';

const roles = roleSchema.options;
const names = Object.keys(contract);
const row = (role: Role): Session => ({
  phase: 'signed-in',
  staff: { staffId: role, username: role, name: role, role, registration: null },
});

/** The table as people read it: `| channel | everyone | nurse | … |`. */
function documented(): Map<string, Map<string, boolean>> {
  const lines = readFileSync(path.join(root, 'docs/roles.md'), 'utf8').split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const header = lines.find((line) => line.startsWith('| channel')) ?? '';
  const columns = cells(header).slice(1);
  return new Map(
    lines
      .filter((line) => line.startsWith('| `'))
      .map((line) => {
        const [name = '', ...marks] = cells(line);
        return [
          name.replaceAll('`', ''),
          new Map(columns.map((column, index) => [column, marks[index] === 'yes'])),
        ];
      }),
  );
}

/** Inputs are not the subject here, so every schema takes anything. */
const open = Object.fromEntries(
  Object.entries(contract).map(([name, channel]) => [name, { ...channel, input: z.any(), output: z.any() }]),
);
const dispatcher = createDispatcher<{ session: Session }>({
  handlers: Object.fromEntries(names.map((name) => [name, () => 'reached'])),
  audit: (_caller: unknown, _call: AuditedCall) => {},
  report: () => 'REFERENCE',
  checkOutputs: false,
  channels: open,
});

async function reaches(session: Session, channel: string): Promise<boolean | string> {
  const answer = await dispatcher.call({ session }, channel, {});
  return answer.ok ? answer.output === 'reached' : answer.failure.kind;
}

const table = documented();

test('docs/roles.md lists every channel once', () => {
  expect([...table.keys()].toSorted()).toEqual(names.toSorted());
});

test.each(names)('%s', async (channel) => {
  const wanted = table.get(channel);
  for (const role of roles) {
    expect([role, await reaches(row(role), channel)]).toEqual([role, wanted?.get(role) ? true : 'forbidden']);
  }
  const everyone = wanted?.get('nobody') ?? false;
  const staff = row('administrator').staff;
  expect(await reaches({ phase: 'signed-out', staff: null }, channel)).toBe(everyone ? true : 'signed-out');
  expect(await reaches({ phase: 'signed-out', staff }, channel)).toBe(everyone ? true : 'signed-out');
  expect(await reaches({ phase: 'locked', staff }, channel)).toBe(everyone ? true : 'locked');
});

test.each(['', 'session', 'toString', '__proto__', 'constructor', 'patients.delete'])(
  'a channel that does not exist (%j) is refused',
  async (channel) => {
    expect(await reaches(row('administrator'), channel)).toBe('not-found');
  },
);

test('an access that the contract does not know is refused', async () => {
  const strange = createDispatcher<{ session: Session }>({
    handlers: { 'a.b': () => 'reached' },
    audit: () => {},
    report: () => '',
    checkOutputs: false,
    channels: { 'a.b': { access: 'everyone' as never, input: z.any(), output: z.any() } },
  });
  const answer = await strange.call({ session: row('administrator') }, 'a.b', {});
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
});
