/** What has the keyboard focus, as somebody at the keyboard reads it. */
import type { Page } from '@playwright/test';

/** One stop of the keyboard. */
export interface Stop {
  kind: 'answer' | 'radio' | 'checkbox' | 'text' | 'list' | 'choose' | 'button' | 'password' | 'page';
  /** The name of the control or, for an answer, the words of the question. */
  name: string;
  /** What is in it: the text, or the chosen answer. */
  value: string;
  /** What can be chosen. */
  options: string[];
  /** Whether it has to be given and is not yet. */
  needed: boolean;
  /** Short name of the question it stands in. */
  question: string | null;
  /** Whether it stands beside the form, with what the answers oblige. */
  beside: boolean;
}

/** Reads the stop that has the focus. */
export async function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    const nothing = { kind: 'page', name: '', value: '', options: [], needed: false } as const;
    if (at === null || at === document.body) {
      return { ...nothing, options: [], question: null, beside: false };
    }
    const text = (id: string | null) =>
      (id ?? '')
        .split(' ')
        .map((each) => document.getElementById(each)?.textContent ?? '')
        .join(' ')
        .trim();
    const input = at as HTMLInputElement;
    const list = at as HTMLSelectElement;
    const label = at.ariaLabel ?? input.labels?.[0]?.textContent ?? at.textContent ?? '';
    const group = at.closest('[role=radiogroup], [role=group]');
    const groupName = text(group?.getAttribute('aria-labelledby') ?? null) || (group?.ariaLabel ?? '');
    const place = {
      question: at.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? null,
      beside: at.closest('aside') !== null,
    };
    const whether = (name: string, value: string) => name.trim().endsWith(', needed') && value === '';
    if (at.getAttribute('role') === 'radio') {
      const radios = [...(group?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])];
      const chosen = radios.find((radio) => radio.ariaChecked === 'true');
      const words = (radio: HTMLElement) => (radio.textContent ?? '').replace(/^\d/, '').trim();
      const value = chosen === undefined ? '' : words(chosen);
      const needed = value === '' && (group?.ariaRequired === 'true' || whether(groupName, value));
      return { kind: 'answer', name: groupName, value, options: radios.map(words), needed, ...place };
    }
    if (input.type === 'radio' || input.type === 'checkbox') {
      const all = [...(group?.querySelectorAll<HTMLInputElement>(`[type=${input.type}]`) ?? [input])];
      const value = all
        .filter(({ checked }) => checked)
        .map((one) => one.labels?.[0]?.textContent ?? '')
        .join(', ');
      const options = all.map((one) => one.labels?.[0]?.textContent ?? '');
      const name = groupName === '' ? label : groupName;
      return { kind: input.type, name, value, options, needed: whether(name, value), ...place };
    }
    const needed = at.dataset['missing'] !== undefined || whether(label, input.value ?? '');
    if (at.tagName === 'SELECT') {
      const options = [...list.options].map((option) => option.text);
      const value = input.value === '' ? '' : (list.selectedOptions[0]?.text ?? '');
      return { kind: 'list', name: label, value, options, needed, ...place };
    }
    if (at.tagName === 'INPUT' || at.tagName === 'TEXTAREA') {
      const chooses = at.getAttribute('aria-haspopup') === 'listbox';
      const kind = input.type === 'password' ? 'password' : chooses ? 'choose' : 'text';
      return { kind, name: label, value: input.value, options: [], needed, ...place };
    }
    return { kind: 'button', name: label.trim(), value: '', options: [], needed, ...place };
  });
}

/** Presses a key until the stop is the one wanted; fails when it does not come. */
export async function goBy(
  page: Page,
  key: string,
  wanted: (stop: Stop) => boolean,
  most = 60,
): Promise<Stop> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    const stop = await focused(page);
    if (wanted(stop)) return stop;
    await page.keyboard.press(key);
  }
  throw new Error(`${most} times ${key} did not lead there; now at ${JSON.stringify(await focused(page))}`);
}

/** Waits until the page itself has put the cursor where it is wanted. */
export async function comesTo(page: Page, wanted: (stop: Stop) => boolean, ms = 3000): Promise<Stop> {
  const until = Date.now() + ms;
  for (;;) {
    const stop = await focused(page);
    if (wanted(stop)) return stop;
    if (Date.now() > until) throw new Error(`the cursor stays at ${JSON.stringify(stop)}`);
    await page.waitForTimeout(15);
  }
}
