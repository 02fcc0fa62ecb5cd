/** One person recorded on two workstations that do not see each other: found, joined by a clinician, and parted again. */
import type { Page } from '@playwright/test';
import { accessible } from '../support/accessible.ts';
import { civilToday, receive } from '../support/demonstration/steps.ts';
import { expect, network, signIn, test } from '../support/demonstration/test.ts';

/** Expected today, and nobody held looks like him. */
const name = /BEGUM, Stuart/;

test('two records of one person are offered side by side, joined with a reason, and the joining is undone', async ({
  window,
  establishment,
}) => {
  test.setTimeout(120_000);
  const other = await establishment.secondDesk();
  await signIn(window, 'r.okafor');
  await expect(window.getByRole('table', { name: 'Arrivals by stage' })).toBeVisible();
  const { duplicates: before } = await other.ask('patients.toDecide', {});
  await network(window, false);
  await receive(window, name);
  const expected = (await other.ask('reception.board', { date: civilToday() })).rows.find(
    ({ surname, forenames }) => /^begum stuart$/i.test(`${surname} ${forenames}`),
  );
  const { surname = '', forenames = '', dateOfBirth = null } = expected ?? {};
  const twin = await register(other.ask, { surname, forenames, dateOfBirth });
  await other.ask('replication.now', {});
  await network(window, true);

  // It comes to the landing page by itself, without anybody asking.
  const notice = window.getByRole('status', { name: 'To decide' });
  await expect(notice.getByRole('link')).toHaveText(
    before === 0 ? '1 person may be held twice' : `${before + 1} people may be held twice`,
  );
  await notice.getByRole('link').click();
  const pair = window.getByRole('region', {
    name: /^May be the same person: .*BEGUM, Stuart.*BEGUM, Stuart/,
  });
  await expect(pair).toContainText('another workstation');
  await expect(pair).toContainText('Ruth Okafor');
  await expect(pair).toContainText('Petra Lindqvist');
  await accessible(window, 'possible duplicates');

  await pair.getByRole('button', { name: /^The same person/ }).press('Enter');
  const why = pair.getByRole('textbox');
  await expect(why).toBeFocused();
  await accessible(window, 'why they are the same person');
  await pair.getByRole('button', { name: 'Join the two records' }).press('Enter');
  await expect(pair.getByText(/^Write a few words/)).toBeVisible();
  await why.fill('He was recorded twice this evening: same tattoo, same date of birth.');
  await pair.getByRole('button', { name: 'Join the two records' }).press('Enter');
  await expect(pair).toHaveCount(0);

  await openAs(window, twin);
  const note = window.getByRole('region', { name: 'Records joined' });
  await expect(note).toContainText('2 records are shown here as one person');
  await accessible(window, 'a joined person');
  const records = async () => (await other.ask('patients.open', { patientId: twin })).banner.records ?? 1;
  await expect.poll(records).toBe(2);

  await note.getByRole('button', { name: /^Who joined them/ }).click();
  await expect(note).toContainText('same tattoo');
  await note.getByRole('button', { name: /^Undo: they are different people/ }).click();
  await note.getByRole('textbox').fill('Looked again: another man.');
  await note.getByRole('button', { name: 'Keep them apart' }).click();
  await expect(note).toHaveCount(0);
  await expect.poll(records).toBe(1);
  await window.getByRole('tab', { name: /^Possible duplicates/ }).click();
  await expect(window.getByText('Said to be different people')).toBeVisible();
  await expect(window.getByText('Looked again: another man.')).toBeVisible();
  await accessible(window, 'people said to be different');
});

type Ask = Awaited<
  ReturnType<Parameters<Parameters<typeof test>[2]>[0]['establishment']['secondDesk']>
>['ask'];

/** Records on the other workstation that somebody nobody expected has arrived. */
async function register(
  ask: Ask,
  who: { surname: string; forenames: string; dateOfBirth: string | null },
): Promise<string> {
  const identity = {
    ...who,
    sex: 'male' as const,
    gender: null,
    nhsNumber: null,
    prisonNumber: null,
    pncNumber: null,
    croNumber: null,
  };
  const { arrivalId } = await ask('reception.addArrival', {
    identity,
    source: 'police',
    fromLocation: 'Elland Road',
    expectedDate: civilToday(),
  });
  const arrived = { arrivalId, arrivedAt: new Date().toISOString() };
  const { patientId } = await ask('reception.arrived', {
    ...arrived,
    who: { is: 'new', identity, setAside: [] },
  });
  return patientId;
}

async function openAs(window: Page, patientId: string): Promise<void> {
  await window.evaluate((id) => {
    location.hash = `#/patient/${id}`;
  }, patientId);
  await expect(window.getByRole('region', { name: 'Patient', exact: true })).toBeVisible();
}
