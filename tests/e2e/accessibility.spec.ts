/** Every screen against WCAG 2.2 AA, and a walk by keyboard on which the cursor can always be seen. */
import type { Page } from '@playwright/test';
import { accessible } from '../support/accessible.ts';
import { answer, begin, openSection, receive } from '../support/demonstration/steps.ts';
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';
import { goBy } from '../support/keyboard/focused.ts';

const person = /HALL, Daniel/;

test('sign-in, lock, the board and its dialogs', async ({ window }) => {
  await accessible(window, 'sign-in');
  await signIn(window, 'r.okafor');
  await expect(boardRow(window, /Born/).first()).toBeVisible();
  await accessible(window, 'arrivals board');
  for (const name of ['Import a file', 'Add by hand']) {
    await window.getByRole('button', { name }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await accessible(window, name);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toHaveCount(0);
  }
  await boardRow(window, person)
    .getByRole('button', { name: /^Has arrived/ })
    .click();
  await expect(window.getByRole('radio').first()).toBeVisible();
  await accessible(window, 'has arrived');
  await window.keyboard.press('Escape');
  await boardRow(window, person)
    .getByRole('button', { name: /^More about/ })
    .click();
  await window.getByRole('menuitem', { name: 'Key in the escort record' }).click();
  await expect(window.getByRole('dialog', { name: /^Escort record/ })).toBeVisible();
  await accessible(window, 'escort record');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+l');
  await expect(window.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await accessible(window, 'lock');
});

test('every section of the assessment, with the body map, NEWS2, actions and the signature', async ({
  window,
}) => {
  test.setTimeout(120_000);
  await signIn(window, 'r.okafor');
  await begin(window, person);
  const sections = window.getByRole('navigation', { name: 'Sections of the assessment' }).getByRole('button');
  for (const section of await sections.all()) {
    const name = await section.innerText();
    await section.click();
    if (name.startsWith('Injury')) await answer(window, /injur/i, 'Yes');
    if (name.startsWith('Medicines')) {
      await window
        .locator('[data-question=q2-medicines]')
        .getByRole('radio', { name: 'Yes', exact: true })
        .click();
      await window.getByRole('button', { name: /^Add a row.*edicines/ }).click();
    }
    if (name.startsWith('Observations')) {
      await window
        .locator('[data-question=observations]')
        .getByRole('radio', { name: 'Yes', exact: true })
        .click();
      await expect(window.getByRole('region', { name: /National Early Warning|NEWS2/ })).toBeVisible();
    }
    await accessible(window, `section ${name}`, '[data-form]');
  }
  await expect(window.getByRole('article').first()).toBeVisible();
  await accessible(window, 'the whole form');
  await window.getByRole('button', { name: 'Interrupt' }).click();
  await expect(window.getByRole('dialog', { name: 'Interrupt the assessment' })).toBeVisible();
  await accessible(window, 'interrupt');
});

test('patients, conflicts and what administrators see', async ({ window }) => {
  await signIn(window, 's.rahman');
  await window.getByRole('link', { name: /^Arrivals/ }).click();
  await receive(window, person);
  await boardRow(window, person).getByRole('link').click();
  for (const tab of await window.getByRole('tab').all()) {
    await tab.click();
    await expect(window.getByRole('tabpanel')).toBeVisible();
    await accessible(window, `patient: ${await tab.innerText()}`);
  }
  await window.keyboard.press('Control+k');
  await window.getByRole('dialog', { name: 'Find a patient' }).getByRole('combobox').fill('ha');
  await expect(window.getByRole('option').first()).toBeVisible();
  await accessible(window, 'find a patient');
  await window.keyboard.press('Escape');
  for (const area of ['Today', 'ACCT', 'Release', 'Patients', 'Conflicts', 'Staff', 'Workstation', 'Audit']) {
    await window.getByRole('link', { name: new RegExp(`^${area}`) }).click();
    await expect(window.getByRole('heading', { level: 1, name: new RegExp(area, 'i') })).toBeVisible();
    await accessible(window, area);
  }
});

/** Whether what has the focus lies on the screen and shows it. */
async function shown(page: Page): Promise<{ name: string; visible: boolean; marked: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    // A box may show the focus of what lies in it.
    const chain = [at, at.parentElement, at.parentElement?.parentElement].filter((one) => one != null);
    const marked = chain.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    });
    const { top, bottom, left, right } = at.getBoundingClientRect();
    const visible = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return { name: `${at.tagName} ${at.ariaLabel ?? at.textContent ?? ''}`.slice(0, 80), visible, marked };
  });
}

test('the cursor can be seen at every stop, and comes round again', async ({ window }) => {
  await signIn(window, 'r.okafor');
  await begin(window, person);
  await openSection(window, /^Custody/);
  await goBy(window, 'Tab', ({ name }) => name === 'Skip to the work', 120);
  const stops: string[] = [];
  for (let pressed = 0; pressed < 120; pressed += 1) {
    const stop = await shown(window);
    if (stop.name === stops[0]) break;
    expect(stop, `stop ${pressed + 1}`).toMatchObject({ visible: true, marked: true });
    stops.push(stop.name);
    await window.keyboard.press('Tab');
  }
  expect(stops.length).toBeGreaterThan(15);
  expect(stops.length).toBeLessThan(120);
});
