/** The content of release planning as shipped: whole, and no edition names what it must not. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { releaseContent } from '../../../electron/records/content/release.ts';
import { temporaryFolder } from '../../support/stores.ts';

const folder = fileURLToPath(new URL('../../../resources/release', import.meta.url));
const content = releaseContent(folder)();

/** A copy of the content with one file changed. */
function changed(file: string, from: string, to: string): () => unknown {
  const copy = temporaryFolder();
  cpSync(folder, copy.path, { recursive: true });
  const path = join(copy.path, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return () => {
    try {
      return releaseContent(copy.path)();
    } finally {
      copy.remove();
    }
  };
}

it('every milestone, patient wording and item of the day names a section there is', () => {
  const sections = [
    ...content.sections.sections.map(({ id }) => id),
    ...content.editions.recordSections.map(({ id }) => id),
  ];
  const named = [
    ...content.milestones.milestones.map(({ section }) => section),
    ...content['patient-words'].sections.map(({ section }) => section),
    ...content['release-day'].items.map(({ section }) => section),
    ...content.unplanned.tasks.map(({ onlyIfSection }) =>
      onlyIfSection === 'acct-open' ? null : onlyIfSection,
    ),
  ].filter((section) => section !== null);
  expect(named.filter((section) => !sections.includes(section))).toEqual([]);
});

it('fills every placeholder of the patient’s words from a field the patient’s copy may show', () => {
  const shown = new Map(
    content.editions.editions
      .find(({ id }) => id === 'patient-held')
      ?.sections.map(({ section, fields }) => [section, fields]),
  );
  const asked = content['patient-words'].sections.flatMap(({ section, title, lines }) =>
    [...`${title} ${lines.join(' ')}`.matchAll(/\{(\w+)\}/g)].map(([, field]) => `${section}.${field}`),
  );
  const missing = asked.filter((name) => {
    const [section = '', field = ''] = name.split('.');
    return !shown.get(section)?.includes(field);
  });
  expect(missing).toEqual([]);
});

it('has patient words for every section of the patient’s copy', () => {
  const worded = content['patient-words'].sections.map(({ section }) => section);
  const listed = content.editions.editions.find(({ id }) => id === 'patient-held')?.sections ?? [];
  expect(listed.map(({ section }) => section).filter((id) => !worded.includes(id))).toEqual([]);
});

it('everything not read in a source awaits sign-off', () => {
  const { milestones, sections, editions, unplanned, sharing, transfer } = content;
  const files = [milestones, sections, editions, unplanned, sharing, transfer];
  expect(files.map(({ signOff }) => signOff)).toEqual(files.map(() => 'awaiting clinical sign-off'));
});

it.each([
  [
    'a neutral edition that tells of custody',
    'editions.json',
    '"bring"',
    '"releaseDate"',
    'tells of custody',
  ],
  [
    'an edition that names a field there is not',
    'editions.json',
    '"crisisLine"',
    '"crisisLines"',
    'crisisLines',
  ],
  [
    'a gap that would print as blank',
    'sections.json',
    '"asksReason": true',
    '"asksReason": false',
    'as a gap',
  ],
  ['an unknown lane', 'sections.json', '"lane": "gp"', '"lane": "nowhere"', 'is in no lane'],
  ['a milestone due before it opens', 'milestones.json', '"due": -70', '"due": -90', 'opens before'],
  ['a letter cut in half', 'patient-words.json', 'My health plan', '\\ud83d', 'Lone surrogate'],
  ['a kind of recipient left out', 'sharing.json', '"kind": "family"', '"kind": "other"', 'is missing'],
])('refuses %s, in words', (_, file, from, to, why) => {
  const refused = thrownBy(changed(file, from, to));
  expect(refused.message).toContain('Install the application again');
  expect(String(refused.cause)).toContain(why);
});

function thrownBy(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  throw new TypeError('nothing was refused');
}

it('has another hash when a word changes', () => {
  const read = changed('patient-words.json', 'My health plan', 'My plan');
  expect(read()).not.toMatchObject({ hash: content.hash });
});
