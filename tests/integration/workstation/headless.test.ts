/** The headless workstation as a real process: what an operator or another program sees. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHeadless, type Headless } from '../../support/headless.ts';
import { passwordOf, preparedWorkstation, temporaryFolder } from '../../support/workstation.ts';

const data = temporaryFolder();
beforeAll(async () => {
  const { workstation } = await preparedWorkstation(data.folder, ['nurse']);
  await workstation.close();
});
afterAll(() => data.remove());

describe('one process', () => {
  let process: Headless;
  beforeAll(async () => {
    process = await startHeadless(data.folder);
  });

  test('describes every channel with schemas', async () => {
    const { output } = await process.ask('contract.describe');
    expect(output).toMatchObject({
      'session.signIn': { access: 'public', input: { type: 'object', required: ['username', 'password'] } },
      'reception.save': { access: expect.arrayContaining(['nurse']) },
    });
  });

  test('speaks the contract in lines, and nothing else on standard output', async () => {
    expect(process.lines[0]).toEqual({ event: 'session', payload: { phase: 'signed-out' } });
    expect((await process.ask('patients.search', { text: 'a', limit: 5 })).error?.kind).toBe('signed-out');
    const signedIn = await process.ask('session.signIn', {
      username: 'nurse',
      password: passwordOf('nurse'),
    });
    expect(signedIn.output).toMatchObject({ me: { role: 'nurse' } });
    expect((await process.ask('patients.search', { text: 'a', limit: 5 })).output).toEqual([]);
    expect((await process.ask('patients.search', { text: 'a', limit: 500 })).error).toMatchObject({
      kind: 'invalid',
      field: 'limit',
    });
    process.send('not json');
    await process.ask('session.lock');
    expect((await process.ask('patients.search', { text: 'a', limit: 5 })).error?.kind).toBe('locked');
    expect(await process.end()).toBe(0);
    expect(process.lines.some(({ error }) => error?.sentence.includes('one JSON object'))).toBe(true);
    expect(process.lines.filter(({ event }) => event === 'session').map(({ payload }) => payload)).toEqual([
      { phase: 'signed-out' },
      { phase: 'signed-in' },
      { phase: 'locked' },
    ]);
  });
});

describe('several processes', () => {
  let first: Headless;
  beforeAll(async () => {
    first = await startHeadless(data.folder);
  });

  test('a second one on the same folder is refused in words', async () => {
    const second = await startHeadless(data.folder);
    expect(await second.exited).toBe(1);
    expect(second.errors()).toContain('already open on this data folder');
    expect(second.raw).toEqual([]);
  });

  test('a killed one does not stand in the way, and a restart does not shorten the wait for wrong passwords', async () => {
    const wrong = { username: 'nurse', password: 'wrong password here' };
    for (let n = 0; n < 5; n += 1) {
      const kind = (await first.ask('session.signIn', wrong)).error?.kind;
      expect(kind).toBe(n < 4 ? 'wrong-password' : 'wait');
    }
    await first.kill();
    const next = await startHeadless(data.folder);
    expect(next.lines[0]?.event).toBe('session');
    const right = { username: 'nurse', password: passwordOf('nurse') };
    const { error } = await next.ask('session.signIn', right);
    expect(error?.kind).toBe('wait');
    expect(error?.sentence).toMatch(/^Too many wrong passwords\. Try again in \d seconds\.$/);
    await next.end();
  });
});
