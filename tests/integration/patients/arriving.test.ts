/** Every place that shows somebody says so while the record is still arriving, and stops saying it when everything is here. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bannerOf } from '../../../electron/records/services/patients/banner.ts';
import { matchViews } from '../../../electron/records/services/patients/match.ts';
import { searchPatients } from '../../../electron/records/services/patients/open.ts';
import { boardRow } from '../../../electron/records/services/reception/board/board-row.ts';
import type { Envelope } from '../../../shared/changes/change.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import { Population, type Person } from '../../support/population.ts';
import { nurse, temporaryStore, type TestStore, testStart } from '../../support/stores.ts';

const scope = nurse.establishment;
const own = { id: scope, name: 'HMP Leicester' };
const epoch = 'epoch-1';
let writer: TestStore;
let reader: TestStore;
let today: Person;
let past: Person;
let joined: Person;
let entries: PulledEntry[];

beforeEach(() => {
  writer = temporaryStore(1);
  reader = temporaryStore(2);
  const population = new Population(writer.store, testStart);
  past = population.person('departed');
  today = population.person('here');
  joined = population.person('here');
  population.link(joined.patient, past.patient);
  const envelopes: Envelope[] = [];
  for (
    let more = writer.store.log.ownAfter(0, 1e7);
    more.length > 0;
    more = writer.store.log.ownAfter(envelopes.length, 1e7)
  )
    envelopes.push(...more);
  entries = envelopes.map((envelope, index) => ({
    feedSeq: index + 1,
    effectiveMs: envelope.change.clock.ms,
    receivedAt: new Date(testStart).toISOString(),
    id: envelope.change.id,
    hash: envelope.hash,
    envelope,
  }));
  reader.store.first.begin(scope, { epoch, upTo: entries.length, people: [today.patient, joined.patient] });
  // All but the last of what is about the one who left, so that their record opens and is not whole.
  const most = entries.filter(({ envelope }) => envelope?.change.record.type !== 'self-harm');
  const whole = [null, today.patient, joined.patient];
  reader.store.log.applyPage({ scope, epoch, next: 0, entries: most, whole });
});
afterEach(() => {
  writer.remove();
  reader.remove();
});

/** Where somebody is shown, and whether it says there that the record is arriving. */
function marks({ patient, arrival }: Person): Record<string, boolean> {
  const { store } = reader;
  const { surname, forenames, dateOfBirth } = bannerOf(store, patient, own).person;
  const numbers = { nhsNumber: null, prisonNumber: null, pncNumber: null, croNumber: null };
  const identity = { surname, forenames, dateOfBirth, aliases: [], ...numbers };
  const found = searchPatients(store, { text: surname, limit: 50 }, own).find(
    ({ person }) => person.id === patient,
  );
  const match = matchViews(store, identity, own).find(({ patientId }) => patientId === patient);
  const row = boardRow(
    { store, packs: [], now: () => testStart },
    { arrival: store.record('arrival', arrival), stay: null },
  );
  return {
    banner: bannerOf(store, patient, own).arriving === true,
    search: found === undefined ? expect.unreachable('nobody found') : found.arriving === true,
    match: match === undefined ? expect.unreachable('nobody offered') : match.arriving === true,
    board: row.arriving === true,
  };
}

const everywhere = (arriving: boolean) => ({
  banner: arriving,
  search: arriving,
  match: arriving,
  board: arriving,
});

test('who is whole is shown without a word, who is not is marked everywhere', () => {
  expect(marks(today)).toEqual(everywhere(false));
  expect(bannerOf(reader.store, past.patient, own).arriving).toBe(true);
});

test('one record of a joined person that is not whole is enough', () => {
  expect(reader.store.isWhole(joined.patient)).toBe(true);
  expect(marks(joined)).toEqual(everywhere(true));
});

test('with the last entry every mark goes', () => {
  reader.store.log.applyPage({ scope, epoch, next: entries.length, entries });
  for (const person of [today, past, joined])
    expect(bannerOf(reader.store, person.patient, own).arriving).toBeUndefined();
  expect(marks(joined)).toEqual(everywhere(false));
});
