/** A nurse who gives a whole assessment without touching the mouse: number keys, Tab, Alt+Page Down, F8. */
import type { Page } from '@playwright/test';
import { comesTo, focused, goBy, type Stop } from './focused.ts';

/** What she answers, by the question's short name, as the button reads. */
export type Answers = Readonly<Record<string, string>>;
/** What she writes, by the label of the box. */
export type Words = Readonly<Record<string, string>>;

/** The person in front of her says no to nearly everything. */
const usual: Answers = {
  'private-space': 'Yes',
  confidentiality: 'Yes',
  'escort-record-read': 'Yes',
  'normal-location': 'Yes',
  observations: 'Declined',
};

const usualWords: Words = {
  'Units a day': '2',
  'Units in the last week': '4',
  Date: '+2d',
};

/** How many stops a form may have before something is wrong. */
const MOST_STOPS = 600;

/** How she treats what she meets. */
export interface Manner {
  answers?: Answers;
  words?: Words;
}

/** Goes through every section with Tab, then with F8 through what is left, until the cursor is in the password's box. */
export async function giveByKeyboard(
  page: Page,
  manner: Manner = {},
): Promise<{ keys: number; settled: string[] }> {
  const nurse = new Nurse(page, manner);
  await nurse.throughSections();
  await nurse.throughTheRest();
  return { keys: nurse.keys, settled: nurse.settled };
}

class Nurse {
  readonly #page: Page;
  readonly #answers: Answers;
  readonly #words: Words;
  keys = 0;
  /** The names of what was decided or dealt with beside the form. */
  readonly settled: string[] = [];

  constructor(page: Page, { answers = {}, words = {} }: Manner) {
    this.#page = page;
    this.#answers = { ...usual, ...answers };
    this.#words = { ...usualWords, ...words };
  }

  async #press(key: string): Promise<void> {
    this.keys += 1;
    await this.#page.keyboard.press(key);
  }

  async #type(text: string): Promise<void> {
    this.keys += text.length;
    await this.#page.keyboard.type(text);
  }

  /** Every section from its first question to its end. */
  async throughSections(): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const stop = await focused(this.#page);
      if (isStep(stop)) {
        await this.#press('Alt+PageDown');
        const next = await comesTo(this.#page, (each) => !isStep(each));
        // The last section is the signature, which holds no question.
        if (next.question === null) return;
        continue;
      }
      await this.#answer(stop);
      await this.#press('Tab');
    }
    throw new Error('the sections have no end');
  }

  /** What F8 still finds: details, decisions, actions; it ends at the signature. */
  async throughTheRest(): Promise<void> {
    for (let stops = 0; stops < 120; stops += 1) {
      await this.#press('F8');
      await this.#page.waitForTimeout(60);
      const stop = await focused(this.#page);
      if (stop.kind === 'password') return;
      if (stop.beside) await this.#settle(stop);
      else await this.#answer(stop);
    }
    throw new Error(`F8 never came to the signature; now at ${JSON.stringify(await focused(this.#page))}`);
  }

  /** Gives an answer or fills what is needed; leaves the rest as it is. */
  async #answer(stop: Stop): Promise<void> {
    if (stop.value !== '') return;
    const wanted = stop.question === null ? undefined : this.#answers[stop.question];
    if (stop.kind === 'answer') await this.#choose(stop, wanted);
    else if (stop.kind === 'text' && (stop.needed || this.#words[plain(stop.name)] !== undefined)) {
      await this.#type(this.#words[plain(stop.name)] ?? 'As said');
    } else if (stop.kind === 'list' && stop.needed) await this.#fromList(stop);
    else if (stop.kind === 'choose' && stop.needed) {
      await this.#press('ArrowDown');
      await this.#press('Enter');
    } else if (stop.kind === 'checkbox' && stop.needed) await this.#tick(stop);
    else if (stop.kind === 'button' && stop.needed) await this.#press('Enter');
  }

  async #choose(stop: Stop, wanted: string | undefined): Promise<void> {
    const detail = this.#words[plain(stop.name)];
    const isQuestion = !stop.name.endsWith(', needed') && stop.needed;
    const word = detail ?? (isQuestion ? (wanted ?? 'No') : 'No');
    const at = stop.options.indexOf(word);
    await this.#press(String(1 + (at === -1 ? 0 : at)));
  }

  /** A letter or two of the wanted line chooses it. */
  async #fromList(stop: Stop): Promise<void> {
    const wanted = this.#words[plain(stop.name)] ?? stop.options[1] ?? '';
    await this.#type(wanted.slice(0, 3));
  }

  /** "None" stands last where there is one; the group is left with the tab key box by box. */
  async #tick(stop: Stop): Promise<void> {
    for (let box = 1; box < stop.options.length; box += 1) await this.#press('Tab');
    await this.#press('Space');
  }

  /** A button that waits for words is passed over by the tab key until the page has taken them in. */
  async #offered(name: string): Promise<void> {
    const offered = this.#page.getByRole('button', { name, exact: true, disabled: false });
    await offered.first().waitFor({ timeout: 5000 });
  }

  /** A contradiction is decided with a reason; an action is done or handed over. */
  async #settle(stop: Stop): Promise<void> {
    if (!stop.name.startsWith('Undo')) this.settled.push(stop.name);
    if (stop.name.startsWith('Decide')) {
      await this.#press('Enter');
      await comesTo(this.#page, ({ kind }) => kind === 'radio');
      await this.#press('Space');
      await comesTo(this.#page, ({ kind, value }) => kind === 'radio' && value !== '');
      await goBy(this.#page, 'Tab', ({ name }) => name.startsWith('Reason'), 3);
      await this.#type('Asked again in private; escort record read with him.');
      await this.#offered('Record the decision');
      await goBy(this.#page, 'Tab', ({ name }) => name === 'Record the decision', 3);
      await this.#press('Enter');
    } else if (stop.name.startsWith('Done')) {
      await goBy(this.#page, 'Tab', ({ name }) => name.startsWith('Hand over'), 3);
      await this.#press('Enter');
      await comesTo(this.#page, ({ name }) => name.startsWith('Handed over'));
      await this.#type('Night nurse');
      await this.#offered('Record');
      await goBy(this.#page, 'Tab', ({ name }) => name === 'Record', 3);
      await this.#press('Enter');
    } else if (!stop.name.startsWith('Undo')) {
      // "Undo" has the focus for a moment after something was dealt with.
      throw new Error(`what is to be done with ${JSON.stringify(stop)}?`);
    }
  }
}

/** The buttons at the end of a section. */
const isStep = ({ kind, name }: Stop): boolean => kind === 'button' && /^(Previous|Next) section/.test(name);

/** The name of a box without what is said about it. */
function plain(name: string): string {
  return name
    .replace(/, needed$/, '')
    .replace(/ \([^)]*\)$/, '')
    .trim();
}
