/** Where somebody is in a form and what stands there, to compare before and after. */
import type { Page } from '@playwright/test';
import { focused } from '../keyboard/focused.ts';

/** What stands in the section that is open: each question and its answer. */
async function given(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-question]')].map((question) => [
        question.dataset['question'] ?? '',
        question.querySelector('[role=radio][aria-checked=true]')?.textContent?.replace(/^\d/, '') ?? '',
      ]),
    ),
  );
}

/** The stop that has the focus, and the answers of its section. */
export async function place(page: Page) {
  return { stop: await focused(page), answers: await given(page) };
}
