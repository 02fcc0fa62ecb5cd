/**
 * Three workstations write for minutes while their link is delayed, cut, silenced, starved and refused at random, and the
 * central record is restarted under them: `npm run soak -- replication`. In the end everybody holds the same, and everything.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../../central/database/embedded.ts';
import { seeded } from '../bench/figures.ts';
import { saveNote, startTestCentral, until, workstation, type TestWorkstation } from '../support/central.ts';
import { CALM, startFaultProxy, type Faults, type FaultProxy } from '../support/fault-proxy.ts';

const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 180);
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
const random = seeded(SEED);

/** One fault each, as often as the others; some of the time nothing is wrong. */
const troubles: Readonly<Record<string, () => Partial<Faults>>> = {
  none: () => ({}),
  slow: () => ({ delayMs: 20 + random() * 300 }),
  starved: () => ({ bytesPerSecond: 2000 + random() * 50_000 }),
  'cut going up': () => ({ cutAfterUp: random() * 40_000 }),
  'cut coming down': () => ({ cutAfterDown: random() * 40_000 }),
  'half open': () => ({ halfOpen: true }),
  'answers swallowed': () => ({ swallowAnswers: true }),
  refused: () => ({ refuse: true }),
};

interface Site {
  readonly station: TestWorkstation;
  readonly proxy: FaultProxy;
  readonly written: string[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-soak-'));
const postgres = await startEmbedded(folder, () => undefined);
const central = await startTestCentral(postgres.url);
const sites: Site[] = [];
for (const name of ['A', 'B', 'C']) {
  const proxy = await startFaultProxy(central.running.url);
  const station = workstation(await central.enrol(name), { url: proxy.url });
  station.replication.start();
  sites.push({ station, proxy, written: [] });
}

const met = new Map<string, number>();
let restarts = 0;
let slowest = 0;

/** Now and then another fault on somebody's link, always some saves, rarely a restart of the central record. */
async function step(): Promise<void> {
  const { station, proxy, written } = sites[Math.floor(random() * sites.length)] ?? (sites[0] as Site);
  if (random() < 0.3) {
    const names = Object.keys(troubles);
    const name = names[Math.floor(random() * names.length)] ?? 'none';
    met.set(name, (met.get(name) ?? 0) + 1);
    proxy.resetCounts();
    Object.assign(proxy.faults, CALM, troubles[name]?.());
    if (random() < 0.5) proxy.cut();
  }
  for (let saves = Math.floor(random() * 20); saves > 0; saves -= 1) {
    const began = performance.now();
    written.push(saveNote(station.store, `${SEED} ${written.length} ${'x'.repeat(random() * 400)}`));
    slowest = Math.max(slowest, performance.now() - began);
    station.replication.changed();
  }
  if (random() < 0.02) {
    restarts += 1;
    await central.restart();
  }
  await new Promise((resolve) => setTimeout(resolve, random() * 120));
}

const end = Date.now() + SECONDS * 1000;
while (Date.now() < end) await step();

for (const { proxy } of sites) {
  Object.assign(proxy.faults, CALM);
  proxy.cut();
}
const healing = performance.now();
const all = sites.flatMap(({ written }) => written);
const equal = (): boolean =>
  sites.every(({ station }) => {
    const { waiting, compared } = station.replication.status();
    return waiting === 0 && compared?.equal === true && station.store.counts().changes === all.length;
  });
const asking = setInterval(() => {
  for (const { station } of sites) void station.replication.syncNow().catch(() => undefined);
}, 500);
await until(equal, 120_000, () =>
  JSON.stringify(sites.map(({ station }) => [station.store.counts(), station.replication.status().sentence])),
);
clearInterval(asking);
const held = await central.database.query<{ id: string }>('SELECT id FROM change_log');
const ids = new Set(held.map(({ id }) => id));
const lost = all.filter((id) => !ids.has(id)).length;
const twice = held.length - ids.size;
const broken = sites.filter(({ station }) => station.store.log.firstBroken() !== null).length;
console.log(`\nseed ${SEED}, ${SECONDS} s; faults: ${[...met].map(([name, count]) => `${name} ${count}`).join(', ')}

| saves | central record restarts | lost | twice | broken chains | seconds until all were equal | slowest save |
|---|---|---|---|---|---|---|
| ${all.length} | ${restarts} | ${lost} | ${twice} | ${broken} | ${((performance.now() - healing) / 1000).toFixed(1)} | ${slowest.toFixed(0)} ms |
`);
for (const { station, proxy } of sites) {
  await station.stop();
  await proxy.close();
}
await central.stop();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(lost + twice + broken + Math.abs(held.length - all.length) === 0 ? 0 : 1);
