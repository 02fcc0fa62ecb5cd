/** What is said of somebody who is not here. */
import { expect, it } from 'vitest';
import { awayWords } from '../../../renderer/components/away-words.ts';

const away = { place: null, leftAt: '2026-11-20T10:00:00.000+00:00', kind: 'transfer', to: null };

it.each([
  [{ ...away, to: "HMP St Mary's, Norwich" }, "Left on 20-Nov-2026, to HMP St Mary's, Norwich"],
  [{ ...away, kind: 'release' }, 'Left on 20-Nov-2026, released'],
  [{ ...away, kind: 'court' }, 'Left on 20-Nov-2026'],
  [{ ...away, place: 'HMP Leeds' }, 'Left HMP Leeds on 20-Nov-2026'],
  [{ ...away, place: 'HMP Leeds', leftAt: null }, 'At HMP Leeds'],
])('%j', (given, words) => {
  expect(awayWords(given)).toBe(words);
});
