/** A store damaged at a random page, or cut short at a random place, and made anew from what is left. */
import path from 'node:path';
import { cutShort, damagedRound, type Harm, prepareStore } from '../../support/damaged-pages.ts';
import type { Budget, Fault, FaultRow } from './row.ts';

function harmed(fault: string, { pages, random, folder }: Budget, harm?: Harm): FaultRow {
  const base = path.join(folder, fault.replaceAll(' ', '-'));
  // With a backup and without one, turn by turn.
  const prepared = [
    prepareStore(path.join(base, 'backed'), 240, true),
    prepareStore(path.join(base, 'bare'), 120, false),
  ];
  let [saves, lost, duplicated, noticed] = [0, 0, 0, 0];
  const usable: number[] = [];
  for (let round = 0; round < pages; round += 1) {
    const of = prepared[round % 2] ?? prepared[0];
    if (of === undefined) throw new TypeError('nothing was prepared');
    const found = damagedRound(of, path.join(base, 'round'), random, harm);
    saves += found.saves;
    lost += found.lost;
    duplicated += found.duplicated;
    if (found.noticed) noticed += 1;
    usable.push(found.ms);
  }
  const note = `store made anew ${noticed} times; otherwise the page was free or the journal sufficed`;
  return { fault, rounds: pages, saves, lost, duplicated, usable, note };
}

export const damagedPages: Fault = (budget) => Promise.resolve([harmed('damaged page', budget)]);
export const truncatedFiles: Fault = (budget) =>
  Promise.resolve([harmed('truncated file', budget, cutShort)]);
