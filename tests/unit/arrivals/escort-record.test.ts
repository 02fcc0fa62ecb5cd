import { describe, expect, it } from 'vitest';
import {
  emptyAnswer,
  PER_QUESTIONS,
  parsePer,
  perFromForm,
  perHighlights,
} from '../../../shared/arrivals/index.ts';
import type { PerRecord } from '../../../shared/arrivals/index.ts';
import { readFixture, readText } from '../../support/feeds/read.ts';

function escortRecord(name: string): PerRecord {
  const { kind, escortRecords, problems } = readFixture(name);
  expect(kind).toBe('per');
  expect(problems).toEqual([]);
  const [per] = escortRecords;
  if (!per) throw new Error(`${name} holds no escort record`);
  return per;
}

const sentences = (per: Pick<PerRecord, 'answers'>): string[] =>
  perHighlights(per).map((found) => found.sentence);

describe('answers by question key', () => {
  const per = escortRecord('escort-record.json');

  it('says whose it is and when it was completed', () => {
    expect(per.person).toMatchObject({ surname: "O'Connor-Smythe", prisonNumber: 'A2345CD', sex: 'male' });
    expect(per.recordedAt).toBe('2026-07-14T16:20:00+01:00');
    expect(per.warnings).toEqual([]);
  });

  it('brings radio, checkbox, text and repeated answers into one shape', () => {
    expect(per.answers['pregnant']).toEqual({ ...emptyAnswer(), options: ['No'] });
    expect(per.answers['nature-of-self-harm']?.details).toEqual({
      'They have said they will self-harm or commit suicide':
        'Said in the van that he does not want to wake up',
      'They have reacted to offence, charge, conviction or sentence': 'First sentence',
    });
    expect(per.answers['history-of-self-harm-recency']).toEqual({ ...emptyAnswer(), text: 'March 2026' });
    expect(per.answers['medication-details']?.items[0]).toMatchObject({
      'medication-name': 'Insulin glargine',
      'medication-carrier': 'Escort',
    });
  });

  it('keeps questions that this application does not use', () => {
    expect(per.answers['religious-or-cultural-needs']?.options).toEqual(['Yes']);
  });

  it('states self-harm, observation, medicines with last dose, withdrawal and pregnancy', () => {
    const said = sentences(per);
    expect(said).toContain('Risk of self-harm or suicide: Yes.');
    expect(said).toContain(
      'History of self-harm: Yes; last incident: March 2026; methods: Ligature, Overdose; details: Two attempts at home.',
    );
    expect(said).toContain('Current observation level: Check at least every 15 minutes.');
    expect(said).toContain(
      'Insulin glargine, 18 units, Injection, At night; last given: 21:30 on 13 July; next due: 21:30 on 14 July; carried by: Escort.',
    );
    expect(said).toContain('Paracetamol; last given: not said.');
    expect(said).toContain('Alcohol withdrawal: Yes (About 20 units a day, last drink 13 July).');
    expect(said).toContain('Pregnant: No.');
  });
});

describe('a list of questions and answers', () => {
  const per = escortRecord('escort-record-list.json');

  it('is read, in any of the names senders use', () => {
    expect(per.answers['sensitive-medication']?.options).toEqual(['Yes']);
    expect(per.answers['pregnant']?.details).toEqual({ Yes: 'About 30 weeks' });
    expect(per.answers['travelling-with-child']?.options).toEqual(['Yes']);
    expect(per.person).toBeNull();
    expect(per.warnings).toEqual(['The escort record does not say when it was completed.']);
  });

  it('shows a No that the record itself contradicts', () => {
    const said = sentences(per);
    expect(said).toContain(
      'The escort record says No to a risk of self-harm, and also gives particulars of self-harm.',
    );
    expect(said).toContain('History of self-harm: Yes (Overdose in 2021).');
    expect(said).toContain('Travelling with a child: Ada Mbeki.');
    expect(perHighlights(per).find((found) => found.topic === 'observation-level')).toMatchObject({
      level: 'alert',
      sentence: 'Current observation level: Constant physical watch.',
    });
  });

  it('states silence as silence', () => {
    expect(sentences(per)).toContain('Alcohol withdrawal: not answered in the escort record.');
    expect(sentences({ answers: {} })).toContain(
      'Risk of self-harm or suicide: not answered in the escort record.',
    );
  });
});

describe('the document of the service itself', () => {
  it('finds questions by their ids, in repeated items too', () => {
    const per = escortRecord('escort-record-api.json');
    expect(per.person).toMatchObject({
      surname: 'Mbeki',
      prisonNumber: 'H9012KL',
      pncNumber: '2009/0045678L',
    });
    expect(per.recordedAt).toBe('2026-07-14T15:05:00Z');
    expect(sentences(per)).toContain('Methadone 1 mg/ml; last given: 08:15 today.');
    expect(per.answers['observation-level']?.details).toEqual({
      'Alternative observation level or times': 'Every 20 minutes',
    });
  });
});

describe('odd and hostile escort records', () => {
  it('reads answers inside sections, and follow-ups inside their question', () => {
    const read = parsePer({
      'health-information': { pregnant: { value: 'Yes', comments: '12 weeks' } },
      'risk-information': {
        'history-of-self-harm': { value: 'Yes', 'history-of-self-harm-method': ['Cutting'] },
      },
    });
    expect(read.ok && read.per.answers['pregnant']?.details).toEqual({ Yes: '12 weeks' });
    expect(read.ok && read.per.answers['history-of-self-harm-method']?.options).toEqual(['Cutting']);
  });

  it('forgives case and dashes of an option, and says when it knows none such', () => {
    const read = parsePer({
      'observation-level': 'standard observation level - no additional observation required',
      pregnant: 'Maybe',
    });
    if (!read.ok) throw new Error('not read');
    expect(read.per.answers['observation-level']?.options).toEqual([
      'Standard observation level — no additional observation required',
    ]);
    expect(read.per.answers['pregnant']?.options).toEqual(['Maybe']);
    expect(read.per.warnings[0]).toContain('not one of its options');
  });

  it('refuses a record without answers, in words', () => {
    expect(parsePer({ person: {} })).toMatchObject({ ok: false });
    expect(parsePer(null)).toMatchObject({ ok: false });
    expect(readText('{"answers":{}}').problems[0]?.reason).toContain('holds no answers');
  });

  it('takes neither prototype keys nor endless text', () => {
    const read = parsePer(
      JSON.parse(
        `{"__proto__":{"a":1},"constructor":"x","pregnant":"Yes","other-health-information":"${'y'.repeat(9000)}"}`,
      ),
    );
    if (!read.ok) throw new Error('not read');
    expect(Object.keys(read.per.answers).sort()).toEqual(['other-health-information', 'pregnant']);
    expect(read.per.warnings.some((warning) => warning.includes('cut at 4000'))).toBe(true);
  });

  it('says that medicines are prescribed when the record names none', () => {
    expect(
      sentences({ answers: { 'prescribed-medication': { ...emptyAnswer(), options: ['Yes'] } } }),
    ).toContain('Medicines are prescribed, and the escort record names none of them.');
  });
});

describe('the questions, for keying in by hand', () => {
  it('name only questions that exist, each once', () => {
    const keys = PER_QUESTIONS.map((question) => question.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const question of PER_QUESTIONS) {
      const named = [
        ...(question.itemQuestions ?? []),
        ...question.options.flatMap((option) => option.followUp ?? []),
      ];
      for (const key of named) {
        expect(PER_QUESTIONS.find((other) => other.key === key)?.nested).toBe(true);
      }
      if (!question.shownWhen) continue;
      const { question: parent, option } = question.shownWhen;
      const options = PER_QUESTIONS.find((other) => other.key === parent)?.options.map((one) => one.value);
      expect(options).toContain(option);
    }
  });

  it('make a record without the questions left unanswered', () => {
    const per = perFromForm(
      { pregnant: { ...emptyAnswer(), options: ['No'] }, 'health-issues': emptyAnswer() },
      '2026-07-14T19:40:00Z',
    );
    expect(Object.keys(per.answers)).toEqual(['pregnant']);
  });
});
