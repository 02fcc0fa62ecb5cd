/** A tenth of the country returns after a day without network; the whole of it is `npm run storm`. */
import { scaleFrom } from '../storm/assumption.ts';
import { faultsOf, stormRows } from '../storm/report.ts';
import { runStorm } from '../storm/storm.ts';
import { printRow } from './figures.ts';

const scale = scaleFrom(process.env, { establishments: 20, workstations: 170, spreadSeconds: 2, nurses: 6 });
const figures = await runStorm(scale, () => undefined);
for (const row of stormRows(scale, figures)) printRow(row);
const faults = faultsOf(figures);
for (const fault of faults.slice(0, 20)) console.error(`FAULT ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
