/**
 * The whole country returns after a day without network: `npm run storm`. STORM_ESTABLISHMENTS, STORM_WORKSTATIONS, STORM_BACKLOG,
 * STORM_FLOOD, STORM_SPREAD_SECONDS, STORM_NURSES and STORM_NURSE_EVERY_MS scale it (assumption.ts). Ends with a failure when a change
 * was lost, doubled or stepped over; rates are printed.
 */
import { printRow } from '../bench/figures.ts';
import { scaleFrom } from './assumption.ts';
import { faultsOf, stormRows } from './report.ts';
import { runStorm } from './storm.ts';

const scale = scaleFrom(process.env);
console.log(
  `${scale.workstations} workstations of ${scale.establishments} establishments, ${scale.backlog} changes waiting on each. They share one private key, because making a thousand takes longer than the storm; each has a certificate of its own.`,
);
const figures = await runStorm(scale, (message) => console.log(message));
for (const row of stormRows(scale, figures)) printRow(row);
const faults = faultsOf(figures);
for (const fault of faults.slice(0, 20)) console.error(`FAULT ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
