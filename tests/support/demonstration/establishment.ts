/** A demonstration establishment of one test's own: its central record in this process, and its workstations' folders. */
import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent, request } from 'undici';
import { startDemoCentral } from '../../../scripts/demo/prepare/central.ts';
import { openDesk, type Desk } from '../../../scripts/demo/prepare/desk.ts';
import { places } from '../../../scripts/demo/prepare/folder.ts';
import { administer, copyDatabase, prepared } from './prepared.ts';

/** What a test has of its establishment. */
export interface TestEstablishment {
  /** Data folder of the workstation whose window is opened. */
  readonly workstation: string;
  /** Data folder of the second workstation. */
  readonly second: string;
  /** Command line of a window. */
  readonly args: string[];
  /** Asks the central record's own operators' interface; with a body it is a POST. */
  operator<T>(address: string, body?: unknown): Promise<T>;
  /** The second workstation, without a window, with somebody signed in. Closed at the end of the test. */
  secondDesk(username?: string): Promise<Desk>;
  close(): Promise<void>;
}

/** Copies the prepared demonstration and starts its central record. */
export async function openEstablishment(): Promise<TestEstablishment> {
  const source = prepared();
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-e2e-test-'));
  chmodSync(folder, 0o711);
  cpSync(source.folder, folder, { recursive: true });
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const database = await copyDatabase(source.postgres, name);
  // A port of its own: tests of two windows run at once.
  const central = await startDemoCentral(folder, 0, database);
  const agent = new Agent({ connect: { rejectUnauthorized: false } });
  const desks: Desk[] = [];
  const { workstation, second } = places(folder);
  return {
    workstation,
    second,
    args: ['--demo', '--central', central.url],
    async operator<T>(address: string, body?: unknown) {
      const answer = await request(`${central.url}/v1/operator${address}`, {
        dispatcher: agent,
        headers: { 'x-operator-token': central.operatorToken, 'content-type': 'application/json' },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      return (await answer.body.json()) as T;
    },
    async secondDesk(username = 'p.lindqvist') {
      const desk = await openDesk(second, { centralUrl: central.url });
      desks.push(desk);
      await desk.signIn(username);
      return desk;
    },
    async close() {
      for (const desk of desks) await desk.close();
      await agent.close();
      await central.stop();
      await administer(source.postgres, `DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
