/** A prison is told that another one has somebody whose stay here nobody has ended, and nothing of what is written there. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { claimedElsewhere } from '../../../electron/records/services/departures/claimed.ts';
import type { ServiceContext } from '../../../electron/records/services/context.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { desk, openPrisons, prisons, type Desk } from '../../support/transfer.ts';

let central: TestCentral;
let leicester: Desk;
let norwich: Desk;

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  const enrolAt = await openPrisons(central);
  leicester = desk('LEI', await enrolAt('LEI'));
  norwich = desk('NOR', await enrolAt('NOR'));
});
afterAll(async () => {
  await leicester.stop();
  await norwich.stop();
  await central.stop();
});

const claimed = (at: Desk) =>
  claimedElsewhere({
    store: at.store,
    establishment: { id: at.prison, name: prisons[at.prison] },
  } as ServiceContext);

it('names who has whom since when, until the stay here is closed; and again nothing for somebody who came back', async () => {
  const nhsNumber = '9434765919';
  const there = leicester.arrives({ at: '2026-11-20T08:00:00.000Z', nhsNumber });
  await leicester.sync();
  expect(claimed(leicester)).toEqual([]);
  norwich.arrives({ at: '2026-11-20T16:00:00.000Z', nhsNumber });
  norwich.note(there.patient, 'Disclosed to the nurse in Norwich');
  await norwich.sync();
  // A new connection asks at once.
  await leicester.replication.stop();
  await leicester.sync();
  await leicester.until(() => claimed(leicester).length === 1);
  expect(claimed(leicester)).toMatchObject([
    {
      patientId: there.patient,
      stayId: there.stay,
      name: "O'NCÍ \u0641\u0627\u0631\u0633, Seán",
      by: { id: 'NOR', name: prisons.NOR },
      cause: 'arrival',
      at: '2026-11-20T16:00:00.000Z',
    },
  ]);
  expect(leicester.notes(there.patient)).toEqual([]);
  expect(claimed(norwich)).toEqual([]);

  leicester.leaves({ ...there, at: '2026-11-20T16:00:00.000Z', to: 'NOR' });
  expect(claimed(leicester)).toEqual([]);
  await leicester.sync();
  expect(leicester.notes(there.patient)).toEqual([]);
  leicester.arrives({ patient: there.patient, at: '2026-11-21T09:00:00.000Z' });
  expect(claimed(leicester)).toEqual([]);
});
