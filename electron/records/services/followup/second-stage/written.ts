/**
 * What a signed second stage writes besides the assessment: virus tests, vaccinations, and what is owed from now on. Pure; ids
 * follow from stay, person and content, so that a correction or another workstation writes the same records again.
 */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { derivedId } from '../../common/ids.ts';
import { answerValue, detailOf, textIn, type StoredAnswers } from '../../reception/signing/answer-parts.ts';
import { owedAfter } from './owed.ts';
import { vaccinations } from './vaccinations.ts';

export type WrittenType = 'virus-test' | 'vaccination' | 'appointment' | 'planned-date';

export interface Written {
  readonly type: WrittenType;
  readonly id: string;
  readonly values: Readonly<Record<string, Json>>;
}

export interface WrittenFrom {
  readonly pack: ContentPack;
  readonly answers: StoredAnswers;
  readonly stay: string;
  readonly patient: string;
  /** ISO instants. */
  readonly arrivedAt: string;
  readonly at: string;
}

export function writtenIn(from: WrittenFrom): Written[] {
  return [...virusTests(from), ...vaccinations(from), ...owedAfter(from)];
}

const responses = ['accepted', 'declined', 'already-done'];

/** Opt-out: what was said is kept beside what was done. A test that could not be offered writes nothing. */
function virusTests({ pack, answers, stay, at }: WrittenFrom): Written[] {
  return (pack.records.followUp?.virusTests ?? []).flatMap(({ item, virus }): Written[] => {
    const response = answerValue(answers, item);
    if (response === null || !responses.includes(response)) return [];
    const said = (field: string, max: number): string | null => textIn(detailOf(answers, item, field), max);
    const instant = (field: string): string | null => {
      const given = said(field, 40);
      return given === null || Number.isNaN(Date.parse(given)) ? null : instantInLondon(given);
    };
    const declined = response === 'declined';
    const takenAt = response === 'accepted' ? instant('taken-at') : null;
    const result = declined ? null : said('result', 40);
    const values = {
      stay,
      virus,
      offeredAt: instant('offered-at') ?? at,
      response,
      declinedBecause: declined ? said('because', 400) : null,
      takenAt,
      // A sample without a word on its result is one whose result is awaited.
      result: result ?? (takenAt === null ? null : 'awaited'),
      linkedAt: result === 'detected' ? instant('linked-at') : null,
      state: 'recorded',
    };
    return [{ type: 'virus-test', id: derivedId.virusTest(stay, virus), values }];
  });
}
