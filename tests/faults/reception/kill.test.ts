/** Killed at random instants of a screening: no acknowledged answer is lost, and nobody is half signed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printKillCounts, screeningKills } from '../../support/screening-kills.ts';
import { bundleWorkstation, type WorkstationBundle } from '../../support/workstation-bundle.ts';

/** The soak run does a thousand. */
const rounds = Number(process.env['SCREENING_KILLS'] ?? 12);
let bundle: WorkstationBundle;
beforeAll(async () => {
  bundle = await bundleWorkstation();
});
afterAll(() => bundle.remove());

it(
  `loses no acknowledged answer in up to ${rounds} kills of the workstation`,
  { timeout: 20 * 60_000 },
  async () => {
    const counts = await screeningKills(bundle, { rounds });
    printKillCounts(counts);
    expect(counts.kills).toBeGreaterThanOrEqual(rounds);
    expect(counts.acknowledged).toBeGreaterThan(counts.kills);
    expect(counts.insideCall).toBeGreaterThan(0);
    expect(counts.signedWhole + counts.signedNothing).toBe(counts.signing);
  },
);
