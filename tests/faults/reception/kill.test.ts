/** Killed at random instants of a screening: no acknowledged answer is lost, and nobody is half signed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printKillCounts, screeningKills } from '../../support/screening-kills.ts';
import { bundleWorkstation, type WorkstationBundle } from '../../support/workstation-bundle.ts';

const rounds = Number(process.env['SCREENING_KILLS'] ?? 20);
/** A score, or as many as fit on a machine that is busy with other work; the soak run does a thousand, however long they take. */
const plan = { rounds, least: Math.min(rounds, 12), milliseconds: 36_000 };
let bundle: WorkstationBundle;
beforeAll(async () => {
  bundle = await bundleWorkstation();
});
afterAll(() => bundle.remove());

it(
  `loses no acknowledged answer in up to ${rounds} kills of the workstation`,
  { timeout: 20 * 60_000 },
  async () => {
    const counts = await screeningKills(bundle, plan);
    printKillCounts(counts);
    expect(counts.kills).toBeGreaterThanOrEqual(plan.least);
    expect(counts.acknowledged).toBeGreaterThan(counts.kills);
    expect(counts.insideCall).toBeGreaterThan(0);
    expect(counts.signedWhole + counts.signedNothing).toBe(counts.signing);
  },
);
