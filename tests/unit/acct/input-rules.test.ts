/** What a form of health input waits for, what it may hold, and that nothing of it is a number of risk. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acctInputChannels } from '../../../shared/contract/acct-input.ts';
import { inputMissing, inputSaid, MOST_WORDS, partSchema } from '../../../shared/acct/input.ts';
import { parseInputForm } from '../../../shared/acct/input-content.ts';
import { inputPartSchemas, possessionPartSchemas } from '../../../shared/acct/parts.ts';
import { parsePossession } from '../../../shared/acct/possession-content.ts';
import { possessionMissing, possessionSaid } from '../../../shared/acct/possession.ts';
import { BODY_BYTES } from '../../../shared/replication/limits.ts';
import { acctInputRecord, possessionRecord } from '../../../shared/records/acct.ts';

const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/acct/${name}`, import.meta.url), 'utf8'));
const content = parseInputForm(json('input.json'));
const possession = parsePossession(json('possession.json'));
const person = { mode: 'in-person', who: 'Áine', role: 'Nurse', reason: '' };

describe('health input', () => {
  it.each([
    ['review', ['formulation']],
    ['constant-supervision', ['formulation', 'step-down']],
    ['closing', ['formulation', 'closing-view']],
    ['post-closure', ['formulation']],
  ] as const)('asks for the parts that the content requires of %s', (kind, required) => {
    const titles = content.parts.filter(({ id }) => (required as readonly string[]).includes(id));
    const asked = { kind, attendanceOwed: false };
    expect(inputMissing(content, asked, inputSaid(content, {}))).toEqual(
      titles.map(({ title }) => `Write: ${title}.`),
    );
    const filled = Object.fromEntries(required.map((id) => [id, ' said ']));
    expect(inputMissing(content, asked, inputSaid(content, filled))).toEqual([]);
    const blank = Object.fromEntries(required.map((id) => [id, ' \n ']));
    expect(inputMissing(content, asked, inputSaid(content, blank))).toHaveLength(required.length);
  });

  it('asks how healthcare took part only for a review of which nobody has said it', () => {
    const said = inputSaid(content, { formulation: 'x' });
    expect(inputMissing(content, { kind: 'review', attendanceOwed: true }, said)).toEqual([
      'Say how healthcare took part.',
    ]);
    expect(inputMissing(content, { kind: 'review', attendanceOwed: false }, said)).toEqual([]);
  });

  it.each([
    [person, []],
    [{ ...person, who: ' ' }, ['Name who took part for healthcare.']],
    [{ ...person, role: '' }, ['Give the role of who took part.']],
    [{ ...person, mode: 'telephone' }, []],
    [{ ...person, mode: 'written' }, ['Say why it was a written report.']],
    [{ ...person, mode: 'written', reason: 'No officer' }, []],
    [{ mode: 'none', who: '', role: '', reason: '' }, ['Say why nobody from healthcare took part.']],
    [{ mode: 'none', who: '', role: '', reason: 'Told too late' }, []],
  ])('of %o waits for %o', (attendance, missing) => {
    const said = inputSaid(content, { formulation: 'x', attendance });
    expect(inputMissing(content, { kind: 'review', attendanceOwed: true }, said)).toEqual(missing);
  });

  it('holds a formulation of thousands of words, and all of it still travels in one request', () => {
    expect(MOST_WORDS).toBeGreaterThan(4000 * 7);
    // Four bytes is the most that a character takes.
    expect(content.parts.length * MOST_WORDS * 4).toBeLessThan(BODY_BYTES);
  });

  it('wants referrals and support actions whole', () => {
    const said = inputSaid(content, {
      formulation: 'x',
      referrals: [
        { to: '', urgency: null },
        { to: 'Chaplaincy', urgency: null },
      ],
      supports: [
        { title: '', owner: '', due: null },
        { title: 'Call his sister', owner: ' ', due: null },
      ],
      possession: { reassessed: 'no', assessment: null, note: '' },
    });
    expect(inputMissing(content, { kind: 'review', attendanceOwed: false }, said)).toEqual([
      'Say why medicines in possession were not assessed again.',
      'Say to whom referral 1 goes, or take it off.',
      'Say how urgent referral 1 is.',
      'Say how urgent the referral to Chaplaincy is.',
      'Say what support action 1 is, or take it off.',
      'Say who does support action 1.',
      'Say who does “Call his sister”.',
    ]);
  });
});

describe('medicines in possession', () => {
  it('proposes no outcome and asks for every factor in words', () => {
    const missing = possessionMissing(possession, possessionSaid({}), []);
    expect(missing).toContain('Choose the outcome. None is proposed.');
    expect(missing.filter((each) => each.startsWith('Answer: '))).toHaveLength(
      possession.patientFactors.length,
    );
    const patientFactors = Object.fromEntries(possession.patientFactors.map(({ id }) => [id, 'yes']));
    const factors = Object.fromEntries(possession.medicineFactors.map(({ id }) => [id, 'yes']));
    const said = {
      because: 'acct',
      patientFactors,
      reasons: 'All of it',
      medicines: [{ drug: 'Pregabalin', factors, outcome: null }],
    };
    // Whatever the factors say, the outcome is still to be chosen.
    expect(possessionMissing(possession, possessionSaid(said), [])).toEqual([
      'Pregabalin: choose how it is held.',
      'Choose the outcome. None is proposed.',
    ]);
    const whole = {
      ...said,
      outcome: 'daily',
      medicines: [{ drug: 'Pregabalin', factors, outcome: 'daily' }],
    };
    const held = (drug: string, dose: string) => ({ drug, dose, critical: null });
    expect(possessionMissing(possession, possessionSaid(whole), [held('Pregabalin', '150 mg')])).toEqual([]);
    // A medicine nobody spoke of stops it, and so does each strength of one that comes in two.
    const two = [held('Pregabalin', '150 mg'), held('Pregabalin', '300 mg'), held('Insulin', '8 units')];
    expect(possessionMissing(possession, possessionSaid(whole), two)).toEqual([
      'Pregabalin, 150 mg: nothing is said about it yet.',
      'Pregabalin, 300 mg: nothing is said about it yet.',
      'Insulin: nothing is said about it yet.',
    ]);
  });
});

describe('no number of risk', () => {
  /** Names under which a score, a level or a rank would stand. */
  const forbidden = /score|level|rank|grade|band|rating|severity|total|points|low|medium|high/i;

  function names(schema: unknown): string[] {
    // Parts as stored are any JSON; what each may hold is said by its own schema, which stands in this list too.
    const { $defs: _json, ...shape } = z.toJSONSchema(schema as z.ZodType, {
      unrepresentable: 'any',
      io: 'input',
    });
    const found: string[] = [];
    JSON.stringify(shape, (key, value: unknown) => {
      if (key === 'properties') found.push(...Object.keys(value as object));
      if (key === 'enum') found.push(...(value as string[]));
      if (key === 'type' && (value === 'number' || value === 'integer')) found.push('a level in a number');
      return value;
    });
    return found;
  }

  it.each([
    ...Object.entries(inputPartSchemas),
    ...Object.entries(possessionPartSchemas),
    ...Object.entries(acctInputRecord.fields),
    ...Object.entries(possessionRecord.fields),
  ])('part or field %s', (name, schema) => {
    expect([name, ...names(schema)].filter((each) => forbidden.test(each))).toEqual([]);
  });

  it.each(Object.entries(acctInputChannels))('channel %s', (_name, { input, output }) => {
    const allowed = ['levelOnDocument']; // Text copied from the paper document.
    const found = [...names(input), ...names(output)].filter((each) => forbidden.test(each));
    expect(found.filter((each) => !allowed.includes(each))).toEqual([]);
  });

  it('the content has texts only, and no part or factor that asks for one', () => {
    const ids = [
      ...content.parts,
      ...content.groups,
      ...possession.patientFactors,
      ...possession.medicineFactors,
    ].map(({ id }) => id);
    expect(ids.filter((id) => forbidden.test(id))).toEqual([]);
    for (const { id } of content.parts) {
      const schema = partSchema(content, 'review', id);
      expect(schema?.safeParse('words').success, id).toBe(true);
      for (const value of [3, true, { score: 3 }]) expect(schema?.safeParse(value).success, id).toBe(false);
    }
  });
});
