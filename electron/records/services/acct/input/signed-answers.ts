/** Answers of signed assessments in words, and items of their scoring tools; never a total. */
import { answersOfPart, type AnsweredItem, type PreReadFacts } from '../../../../../shared/acct/pre-read.ts';
import { shownDayOf } from '../../../../../shared/acct/words.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { shownDate } from '../../../../../shared/clinical/civil-time.ts';
import type { ContentPack, DetailField } from '../../../../../shared/clinical/index.ts';
import { answerLabel } from '../../../../../shared/clinical/labels.ts';
import type { ServiceContext } from '../../context.ts';
import { asText, isObject, textOf, valueOf } from '../../common/read.ts';
import { kindOf } from '../../content/choose-pack.ts';
import { answerValue, detailOf } from '../../reception/signing/answer-parts.ts';

const wanted = new Set(Object.values(answersOfPart).flat());

/** The newest edition of each kind of assessment, newest first; one that was corrected is left out. */
export function newestSigned(signed: readonly FoldedRecord[]): FoldedRecord[] {
  const corrected = new Set(signed.map((each) => textOf(each, 'corrects')));
  const newest = signed.filter(({ id }) => !corrected.has(id)).toSorted((a, b) => at(b) - at(a));
  return newest.filter(
    (each, index) => newest.findIndex((other) => kindOf(other) === kindOf(each)) === index,
  );
}

const at = (signed: FoldedRecord): number => Date.parse(textOf(signed, 'signedAt') ?? '') || 0;

function packOf({ packs }: Pick<ServiceContext, 'packs'>, signed: FoldedRecord): ContentPack | null {
  return packs.find(({ pack }) => pack.id === textOf(signed, 'pack'))?.pack ?? null;
}

function sourceOf(signed: FoldedRecord): string {
  const kind = kindOf(signed) === 'second-stage' ? 'Second-stage' : 'First-stage';
  return `${kind} assessment, ${shownDayOf(textOf(signed, 'signedAt') ?? '')}`;
}

/** Empty where the pack is not one this build has: its questions are not known then. */
export function signedAnswers(context: Pick<ServiceContext, 'packs'>, signed: FoldedRecord): AnsweredItem[] {
  const pack = packOf(context, signed);
  const [answers, decisions] = [valueOf(signed, 'answers'), valueOf(signed, 'decisions')];
  if (pack === null) return [];
  const all = {
    ...(isObject(answers) ? answers : {}),
    ...(isObject(decisions) ? decisions : {}),
  };
  return [...pack.items, ...pack.decisions]
    .filter(({ id }) => wanted.has(id) && answerValue(all, id) !== null)
    .map((item) => {
      const value = answerValue(all, item.id) ?? '';
      const words = item.answer.kind === 'details' ? [] : [answerLabel(item, value)];
      const details = item.details.flatMap((field) => detailWords(field, detailOf(all, item.id, field.id)));
      const said = [...words, ...details].join('; ');
      return {
        item: item.id,
        label: capital(item.short),
        said: said === '' ? 'recorded' : said,
        source: sourceOf(signed),
      };
    })
    .filter(({ said }) => said !== 'recorded');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `What: words`; nothing for a field that is empty, a drawing, a tool or a sum. */
function detailWords(field: DetailField, value: Json): string[] {
  const said = words(field, value);
  return said === '' ? [] : [`${field.label}: ${said}`];
}

function words(field: DetailField, value: Json): string {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return asText(value).trim();
    case 'number':
      return value === null ? '' : [asText(value), field.unit ?? ''].join(' ').trim();
    case 'date':
    case 'datetime':
      return typeof value === 'string' && value !== '' ? shownDate(value.slice(0, 10)) : '';
    case 'yesno':
      return typeof value === 'string' && value !== '' ? answerLabel(undefined, value) : '';
    case 'choice':
    case 'multichoice':
      return (field.options ?? [])
        .filter(({ id }) => (Array.isArray(value) ? value : [value]).includes(id))
        .map(({ label }) => label)
        .join(', ');
    case 'rows':
      return (Array.isArray(value) ? value : [])
        .filter(isObject)
        .map((row) =>
          (field.columns ?? [])
            .map((column) => words(column, row[column.id] ?? null))
            .filter((each) => each !== '')
            .join(' '),
        )
        .filter((each) => each !== '')
        .join(', ');
    default:
      return '';
  }
}

export function signedTools(
  context: Pick<ServiceContext, 'packs'>,
  signed: FoldedRecord,
): PreReadFacts['tools'][number][] {
  const pack = packOf(context, signed);
  const tools = valueOf(signed, 'tools');
  if (pack === null || !isObject(tools)) return [];
  return pack.tools.flatMap((tool) => {
    const given = tools[tool.id];
    if (!isObject(given)) return [];
    const items = tool.items.flatMap((item) => {
      const value = asText(given[item.id]);
      if (value === '') return [];
      const label = item.kind === 'options' ? item.options.find((each) => each.value === value)?.label : null;
      return [{ id: item.id, label: item.label, answer: label ?? value }];
    });
    return items.length === 0 ? [] : [{ tool: tool.id, title: tool.title, items, source: sourceOf(signed) }];
  });
}
