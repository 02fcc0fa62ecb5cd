/** Content of ACCT from disk: what is owed and when, the form of health input, medicines in possession (`resources/acct`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InputContent, parseInputForm } from '../../../shared/acct/input-content.ts';
import { type MilestoneContent, parseMilestones } from '../../../shared/acct/milestone-content.ts';
import { parsePossession, type PossessionContent } from '../../../shared/acct/possession-content.ts';
import { Failure } from '../../../shared/failure/failure.ts';

export interface AcctContent {
  readonly milestones: MilestoneContent;
  readonly input: InputContent;
  readonly possession: PossessionContent;
}

/** Read when it is first asked for, and kept. Throws a Failure `content` in words where a file is missing or damaged. */
export function acctContent(folder: string): () => AcctContent {
  let held: AcctContent | null = null;
  return () => {
    held ??= {
      milestones: read(folder, 'milestones.json', parseMilestones),
      input: read(folder, 'input.json', parseInputForm),
      possession: read(folder, 'possession.json', parsePossession),
    };
    return held;
  };
}

function read<T>(folder: string, name: string, parse: (content: unknown) => T): T {
  try {
    return parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  } catch (cause) {
    const sentence = `The content file ${name} of ACCT is missing or damaged. Install the application again.`;
    throw new Failure('content', sentence, { cause });
  }
}
