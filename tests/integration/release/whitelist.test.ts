/**
 * No edition holds what it does not name: every field of a whole record holds a word of its own, and every document that can be produced
 * is searched for every one of them, whatever is filled and whatever is kept back.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeEdition } from '../../../electron/records/services/release/pack/compose.ts';
import { packScene } from '../../../electron/records/services/release/pack/scene.ts';
import { sources } from '../../../electron/records/services/release/pack/sources/sources.ts';
import type { Json } from '../../../shared/changes/change.ts';
import type { Edition, PackKind } from '../../../shared/records/release-words.ts';
import type { PackDocument } from '../../../shared/release/document.ts';
import { whitelistOf } from '../../../shared/release/edition-content.ts';
import { editionsOfKind } from '../../../shared/release/editions.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import type { Desk } from '../../support/desk.ts';
import { type Marked, markedPerson, type Place } from '../../support/marked-person.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const author = { name: 'Amara', role: 'Nurse', registration: null };
const kinds: readonly PackKind[] = ['release', 'unplanned', 'transfer', 'court'];
const every = kinds.flatMap((kind) => editionsOfKind[kind].map((edition) => [kind, edition] as const));

function documents(at: Desk, { stayId }: Marked): (readonly [Edition, PackDocument])[] {
  const from = packScene({ ...at.context, store: at.store }, stayId, author);
  return every.map(([kind, edition]) => [edition, composeEdition(from, kind, edition)]);
}

/** `section.field` of everything that the edition names, and `section.*` of its sections. */
function named(at: Desk, edition: Edition): Set<Place> {
  const { sections } = whitelistOf(at.context.release().editions, edition);
  return new Set(
    sections.flatMap(({ section, fields }) => ['*', ...fields].map((field): Place => `${section}.${field}`)),
  );
}

function mayHold(places: readonly Place[], allowed: ReadonlySet<Place>): boolean {
  return places.some((place) => allowed.has(place));
}

function leaks(
  at: Desk,
  who: Marked,
  kept: (place: Place, edition: Edition) => boolean = () => false,
): string[] {
  return documents(at, who).flatMap(([edition, document]) => {
    const allowed = named(at, edition);
    const text = JSON.stringify(document);
    return [...who.words].flatMap(([word, places]) => {
      const open = places.filter((place) => !kept(place, edition));
      const isThere = text.toLowerCase().includes(word.toLowerCase());
      return isThere && !mayHold(open, allowed) ? [`${edition}: ${places.join() || 'nowhere'}`] : [];
    });
  });
}

it('holds nothing of a whole record that the edition does not name, and everything that the clinical one does', () => {
  const at = desk();
  // Where the plan says nothing, the record does: the practice before, and the language.
  const fromRecord = ['gp-registration.before', 'communication.language'];
  const who = markedPerson(
    1,
    at.context.release().sections,
    (section, field) => !fromRecord.includes(`${section}.${field}`),
  );
  at.store.commit(who.drafts, nurse);
  expect(leaks(at, who)).toEqual([]);
  for (const [edition, document] of documents(at, who)) {
    const whitelist = whitelistOf(at.context.release().editions, edition);
    for (const { id, facts } of document.sections) {
      const fields = whitelist.sections.find(({ section }) => section === id)?.fields ?? [];
      for (const row of facts)
        expect(Object.keys(row).filter((field) => !fields.includes(field))).toEqual([]);
    }
    if (document.neutral) expect(JSON.stringify(document)).not.toMatch(/A1001BC|HMP|Leeds/);
    // What was planned is never said to have been handed over.
    expect(JSON.stringify(document), edition).not.toMatch(/\bgiven\b/i);
  }
  const [, clinical] = documents(at, who).find(([edition]) => edition === 'clinical') ?? [];
  const text = JSON.stringify(clinical);
  const allowed = named(at, 'clinical');
  const missing = [...who.words].filter(
    ([word, places]) => mayHold(places, allowed) && !text.toUpperCase().includes(word.toUpperCase()),
  );
  expect(missing.map(([, places]) => places.join())).toEqual([]);
});

it('holds nothing that is kept back from it, wherever else the same words are drawn from', () => {
  const at = desk();
  const { sections, editions } = at.context.release();
  const places = [...new Set(every.flatMap(([, edition]) => [...named(at, edition)]))].filter(
    (place) => !place.endsWith('.*'),
  );
  let number = 1;
  const someEditions = fc.subarray([...new Set(every.map(([, edition]) => edition))], { minLength: 1 });
  fc.assert(
    fc.property(
      fc.subarray(places, { maxLength: 12 }),
      someEditions,
      fc.subarray(sections.sections.map(({ id }) => id)),
      fc.constantFrom('section' as const, 'field' as const),
      (kept, from, filled, kind) => {
        number += 1;
        const who = markedPerson(number, sections, (section) => filled.includes(section));
        const withheld = kept.map((place, index) => {
          const [section = '', field = ''] = place.split('.');
          const item: Record<string, Json> =
            kind === 'section' ? { kind, section } : { kind, section, field };
          const values = { stay: who.stayId, item, words: 'x', because: 'security', state: 'withheld' };
          const id = uuid(0xee00 + index, number);
          const names = Object.fromEntries(from.map((edition) => [`from.${edition}`, true]));
          return draft('withheld-item', id, { ...values, ...names }, who.patientId);
        });
        at.store.commit([...who.drafts, ...withheld], nurse);
        // The head of every page names the person, whatever is kept back: a page about nobody would harm somebody.
        const isKept = (place: Place, edition: Edition): boolean =>
          place !== 'identity.name' &&
          from.includes(edition) &&
          kept.some((each) =>
            kind === 'section' ? each.split('.')[0] === place.split('.')[0] : each === place,
          );
        expect(leaks(at, who, isKept)).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
  expect(editions.recordSections.filter(({ id }) => !(id in sources)).map(({ id }) => id)).toEqual([]);
});

it('leaves a record out that is kept back, and the section with it where nothing else was in it: never "none"', () => {
  const at = desk();
  const who = markedPerson(1, at.context.release().sections);
  at.store.commit(who.drafts, nurse);
  const kept = Object.entries(who.ids).map(([type, id], index) => {
    const item = { kind: 'record' as const, type, id };
    const values = { stay: who.stayId, item, words: 'x', because: 'serious-harm', state: 'withheld' };
    return draft('withheld-item', uuid(0xee, index), { ...values, 'from.clinical': true }, who.patientId);
  });
  at.store.commit(kept, nurse);
  const [, clinical] = documents(at, who).find(([edition]) => edition === 'clinical') ?? [];
  const ids = clinical?.sections.map(({ id }) => id) ?? [];
  expect(ids).not.toContain('allergies');
  expect(ids).not.toContain('diagnoses');
  expect(ids).not.toContain('notes');
  const medicines = clinical?.sections.find(({ id }) => id === 'medicine-list');
  expect(medicines?.facts).toHaveLength(1);
  const [, patient] = documents(at, who).find(([edition]) => edition === 'patient-held') ?? [];
  expect(patient?.sections.find(({ id }) => id === 'allergies')?.state).toBe('recorded');
});

it('has a source for every section of the record, with every field that the content names', () => {
  const at = desk();
  const who = markedPerson(1, at.context.release().sections);
  at.store.commit(who.drafts, nurse);
  const from = packScene({ ...at.context, store: at.store }, who.stayId, author);
  for (const { id, fields } of at.context.release().editions.recordSections) {
    const known = sources[id]?.(from, () => false).fields.map((field) => field.id) ?? [];
    expect(
      fields.filter((field) => !known.includes(field)),
      id,
    ).toEqual([]);
  }
});
