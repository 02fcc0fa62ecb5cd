/** A workstation that is still being filled says so wherever somebody could take what is missing for "none". */
import { openDesk } from '../../scripts/demo/prepare/desk.ts';
import { accessible } from '../support/accessible.ts';
import { boardRow, expect, signIn, test as base } from '../support/demonstration/test.ts';
import { launch } from '../support/electron-app.ts';

/** Saves that this workstation is made to wait for: more than the central record has, so that they never come. */
const TO_COME = 5000;

const test = base.extend({
  running: async ({ establishment }, provide) => {
    const data = establishment.second;
    const [, , centralUrl = ''] = establishment.args;
    const desk = await openDesk(data, { centralUrl });
    await desk.signIn('p.lindqvist');
    await desk.ask('replication.now', {});
    const { log, first } = desk.store();
    const cursor = log.cursor('DMI') ?? { epoch: '', feedSeq: 0 };
    first.begin('DMI', { epoch: cursor.epoch, upTo: cursor.feedSeq + TO_COME, people: null });
    await desk.close();
    const running = await launch({ data, args: establishment.args });
    await provide(running);
    await running.close();
  },
});

test('the board, the search and the page of a person say what is still arriving', async ({ window }) => {
  await signIn(window, 'p.lindqvist');
  await window.getByRole('link', { name: /^Arrivals/ }).click();
  const notice = window.getByRole('note').filter({ hasText: 'still arriving' });
  await expect(notice).toContainText(/Earlier patients: [\d,]+ of [\d,]+ saves/);
  await expect(boardRow(window, /Born/).first()).toBeVisible();
  await accessible(window, 'arrivals board, still arriving');

  await window.getByRole('link', { name: /^Patients/ }).click();
  await window.getByRole('combobox', { name: /^Name, NHS number/ }).fill('a');
  const found = window.getByRole('option').first();
  await expect(found).toContainText('Still arriving');
  await expect(window.getByRole('main')).not.toContainText('Nothing is owed');
  await accessible(window, 'people found, still arriving');
  await found.click();
  await expect(window.getByRole('alert')).toContainText('do not rely on it yet');
  const banner = window.getByRole('region', { name: 'Patient', exact: true });
  await expect(banner).not.toContainText('No known allergies');
  await expect(window.getByRole('complementary', { name: 'What it obliges' })).toContainText(
    'What is owed is still arriving.',
  );
  await accessible(window, 'a person, still arriving');
});
