/** What must hold when everybody has been heard: the six promises, and that no edit was lost without anybody seeing it. */
import type { Change } from '../../shared/changes/change.ts';
import { foldChanges, type LoggedChange, patientOf } from '../../shared/changes/fold.ts';
import { RECEIVE_AHEAD_MS } from '../../shared/changes/hlc.ts';
import { readChange } from '../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord } from '../../shared/changes/version.ts';
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import { newer } from './builds.ts';
import { LiveTables } from './live-tables.ts';
import { byKey } from './replica.ts';
import type { Station } from './station.ts';
import { brief, short } from './words.ts';
import type { World } from './world.ts';

export function must(holds: boolean, sentence: () => string): void {
  if (!holds) throw new Error(sentence());
}

const asText = (records: readonly FoldedRecord[]): string => JSON.stringify(records);

/** A field as a person would compare it with another. */
function inWords(field: FoldedField | undefined): string {
  if (field === undefined) return 'nothing';
  const versions = field.versions.map(
    ({ changeId, value, ms }) => `${brief(changeId)} ${short(value)} of ${new Date(ms).toISOString()}`,
  );
  return `${short(field.value)} in force${field.conflict ? ', a conflict' : ''}; ${versions.join('; ')}`;
}

/** Names the first record and field in which two sets of records differ. */
export function difference(ours: readonly FoldedRecord[], theirs: readonly FoldedRecord[]): string {
  const other = new Map(theirs.map((record) => [`${record.type} ${record.id}`, record]));
  for (const record of ours) {
    const twin = other.get(`${record.type} ${record.id}`);
    if (twin === undefined) return `${record.type} ${record.id}, which only one of them has`;
    for (const name of new Set([...Object.keys(record.fields), ...Object.keys(twin.fields)])) {
      const [a, b] = [record.fields[name], twin.fields[name]];
      if (JSON.stringify(a) !== JSON.stringify(b))
        return `${name} of ${record.type}:\n    ${inWords(a)}\n    ${inWords(b)}`;
    }
    if (JSON.stringify(record) !== JSON.stringify(twin)) return `${record.type} as a whole`;
  }
  return theirs.length === ours.length ? 'their order' : 'how many there are';
}

function same(ours: readonly FoldedRecord[], theirs: readonly FoldedRecord[], what: string): void {
  must(asText(ours) === asText(theirs), () => `${what} differ in ${difference(ours, theirs)}`);
}

const listed = (ids: Iterable<string>): string => [...ids].map(brief).join(', ');

/** Holds after every step: what nobody may exceed, however wrong a clock is. */
export function checkClocks(world: World): void {
  for (const { name, replica, latest } of world.stations) {
    const bound = Math.max(latest, world.now + RECEIVE_AHEAD_MS);
    for (const { change } of replica.held()) {
      if (!change.author.endsWith(` ${name}`)) continue;
      must(change.clock.ms <= bound + 1 && change.clock.counter < 1000, () => {
        return `the clock of workstation ${name} has run away: ${new Date(change.clock.ms).toISOString()}`;
      });
    }
  }
}

function checkFeed(world: World, establishment: string): void {
  const fault = world.central.broken(establishment);
  must(fault === null, () => `${establishment}: ${fault}`);
  const refused = world.central.refused(establishment);
  must(refused.length === 0, () => `the central record refused: ${refused.join('; ')}`);
  for (const { change, effectiveMs, receivedAt, id } of world.central.entries(establishment)) {
    const ms = effectiveMs ?? change.clock.ms;
    must(ms <= receivedAt.getTime() + CLOCK_CAP_MS, () => `${brief(id)} counts as later than it can be`);
  }
}

/** (2) and (3): everything that must be there is there, once. */
function checkComplete(world: World, establishment: string): void {
  const held = new Set(world.central.entries(establishment).map(({ id }) => id));
  const wanted = world.establishments
    .flatMap((name): LoggedChange[] => [...world.central.entries(name)])
    .concat(world.stations.flatMap(({ replica }) => replica.held()))
    .filter(({ change }) => world.required.has(change.id) && belongs(world, establishment, change))
    .map(({ change }) => change.id);
  const lost = new Set(wanted.filter((id) => !held.has(id)));
  must(lost.size === 0, () => `the central record of ${establishment} lacks ${listed(lost)}`);
}

function belongs(world: World, establishment: string, change: Change): boolean {
  const patient = patientOf(change);
  const holder =
    patient === null ? change.establishment : world.central.holderOf(patient, change.establishment);
  return change.establishment === establishment || holder === establishment;
}

function checkStation({ name, establishment, replica }: Station, world: World): void {
  const whose = `workstation ${name}`;
  const { log } = replica.store;
  const entries = world.central.entries(establishment);
  const mine = replica.held().map(({ change }) => change.id);
  const held = new Set(mine);
  must(held.size === mine.length, () => `${whose} holds a change twice`);
  const lost = entries.map(({ id }) => id).filter((id) => !held.has(id));
  must(lost.length === 0, () => `${whose} lacks ${listed(lost)}`);
  const stray = [...held].filter((id) => !entries.some((entry) => entry.id === id));
  must(stray.length === 0, () => `${whose} holds ${listed(stray)}, which the central record lacks`);
  must(log.head().seq === log.acknowledged(), () => `${whose} still has something to send`);
  const aside = log.quarantined();
  must(
    aside.length === 0,
    () => `${whose} set aside ${listed(aside.map(({ id }) => id))}: ${aside[0]?.reason}`,
  );
  must(log.firstBroken() === null, () => `the chain of ${whose} is broken at ${log.firstBroken()}`);
}

/** (1), (4) and (5): the same registers everywhere, in whatever order changes came, and again from the log. */
function checkRegisters(world: World, establishment: string): void {
  const entries = world.central.entries(establishment);
  const expected = byKey([...foldChanges(newer, entries).values()]);
  for (const { name, replica } of world.stations.filter(
    (station) => station.establishment === establishment,
  )) {
    const live = replica.records();
    same(live, expected, `workstation ${name} and the central record`);
    same(replica.rebuilt(), live, `the tables of workstation ${name} and those folded again from its log`);
  }
  const tables = new LiveTables(newer);
  // Backwards, and every other change twice: as different from any order of arrival as can be.
  const again = entries.toReversed();
  for (const { change, effectiveMs } of [...again, ...again.filter((_, n) => n % 2 === 0)])
    if (readChange(newer, change).as === 'folded') tables.apply(change, effectiveMs);
  same(
    tables.records(),
    expected,
    'the tables of changes that came backwards and twice, and the central record,',
  );
}

/** Every edit is in force, or an open version, or was replaced by somebody who had it on the screen. */
function checkNothingSilent(world: World, establishment: string): void {
  const logged = world.central.entries(establishment);
  const records = foldChanges(newer, logged);
  for (const { change } of logged) {
    const record = records.get(`${change.record.type} ${change.record.id}`);
    for (const field of Object.keys(change.fields)) {
      const folded = record?.fields[field];
      if (folded?.versions.some(({ changeId }) => changeId === change.id)) {
        const differing = new Set(folded.versions.map(({ value }) => JSON.stringify(value))).size > 1;
        must(!differing || (record?.conflicts.includes(field) ?? false), () => {
          return `${brief(change.id)} stands beside another value in ${field} and no conflict is shown`;
        });
        continue;
      }
      const seen = logged.some(
        ({ change: later }) =>
          later.fields[field]?.replaces.includes(change.id) &&
          world.saw.get(later.id)?.get(field)?.includes(change.id),
      );
      must(seen, () => `${brief(change.id)} in ${field} was replaced by nobody who had seen it`);
    }
  }
}

export function checkAll(world: World): void {
  checkClocks(world);
  for (const establishment of world.establishments) {
    checkFeed(world, establishment);
    checkComplete(world, establishment);
  }
  for (const station of world.stations) checkStation(station, world);
  for (const establishment of world.establishments) {
    checkRegisters(world, establishment);
    checkNothingSilent(world, establishment);
  }
}
