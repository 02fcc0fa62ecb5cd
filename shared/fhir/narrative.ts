/**
 * What a section says as XHTML: everything the printed page says of it, in the same order, escaped (hl7.org/fhir/R4/narrative.html:
 * elements of HTML 4 chapters 7 to 11 and 15 only). Right-to-left text is marked, because the document as a whole is English.
 */
import { clean } from './facts.ts';
import type { DocumentSection, PackDocument } from '../release/document.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (value: string): string => value.replace(/[&<>"']/gu, (found) => entities[found] ?? found);

/** The first letter decides, as browsers do for `dir="auto"`, which XHTML 1.0 has not. */
const rightToLeft =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function element(name: 'p' | 'td' | 'th' | 'li', value: string): string {
  const held = clean(value) ?? '';
  const direction = rightToLeft.test(held) ? ' dir="rtl"' : '';
  return `<${name}${direction}>${escaped(held).replaceAll('\n', '<br/>')}</${name}>`;
}

const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const list = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<ul>${lines.map((line) => element('li', line)).join('')}</ul>`;

export function narrativeOf({ title, gap, entries, table, lines, advice }: DocumentSection): string {
  const named = entries.map(({ label, value }) => row([element('th', label), element('td', value)]));
  const parts = [
    gap === null ? '' : element('p', gap),
    named.length === 0 ? '' : `<table><tbody>${named.join('')}</tbody></table>`,
    table === null || table.rows.length === 0
      ? ''
      : `<table><thead>${row(table.columns.map((column) => element('th', column)))}</thead><tbody>${table.rows
          .map((cells) => row(cells.map((cell) => element('td', cell))))
          .join('')}</tbody></table>`,
    list(lines),
    list(advice),
  ].join('');
  return divOf(parts === '' ? element('p', title) : parts);
}

/** What stands above the sections: which version it is, and how far the record behind it reached. */
export function headNarrative({ title, released, dataState }: PackDocument): string {
  const version = released === null ? null : `Version ${released.number}`;
  return divOf(
    [title, version, dataState].flatMap((line) => (line === null ? [] : element('p', line))).join(''),
  );
}

const divOf = (content: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;
