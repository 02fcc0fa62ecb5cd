/** A thousand kills of the workstation while a nurse screens: `npm run soak -- kills`; SCREENING_KILLS sets another number. */
import { printKillCounts, screeningKills } from '../support/screening-kills.ts';
import { bundleWorkstation } from '../support/workstation-bundle.ts';

const bundle = await bundleWorkstation();
try {
  const rounds = Number(process.env['SCREENING_KILLS'] ?? 1000);
  printKillCounts(await screeningKills(bundle, { rounds }, console.log));
} finally {
  bundle.remove();
}
