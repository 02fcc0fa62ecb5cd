/** The state of updates in sentences, in the order in which an administrator needs them. */
import type { UpdateState } from '../../../../shared/contract/updates.ts';
import { showInstant } from '../../../components/time.ts';
import type { Sentence } from '../../../shell/status-sentences.ts';

const going = {
  asking: 'The central record is being asked.',
  checking: 'The release is being checked.',
  'backing-up': 'The store is being backed up and the backup read back.',
  installing: 'The update is being handed to the installer. Throughcare then closes.',
} as const;

const MB = 1024 * 1024;
const megabytes = (bytes: number): string => (bytes / MB).toFixed(1);

function busySentence({ what, done, total }: NonNullable<UpdateState['busy']>): Sentence {
  const text =
    what === 'fetching'
      ? `The update is being fetched: ${megabytes(done)} of ${megabytes(total)} MB. Work can go on.`
      : going[what];
  return { tone: 'notice', text };
}

function foundSentences({ found, refusals }: UpdateState): Sentence[] {
  if (found === null) return [];
  const from = found.source === 'given' ? 'from the central record' : 'from a folder';
  return [
    {
      tone: 'plain',
      text: `Version ${found.version} of ${showInstant(found.releasedAt)} is here, ${from}. Its signature was checked.`,
    },
    ...(refusals.length === 0
      ? [{ tone: 'good' as const, text: 'Nothing stands against installing it.' }]
      : refusals.map((text) => ({ tone: 'loud' as const, text }))),
  ];
}

export function updateSentences(state: UpdateState): Sentence[] {
  const { current, found, busy, problem, askedAt } = state;
  const asked =
    askedAt === null
      ? 'The central record has not been asked since Throughcare was started.'
      : `The central record was last asked at ${showInstant(askedAt)}.`;
  return [
    { tone: 'plain', text: `Version ${current} is installed.` },
    ...(busy === null ? [] : [busySentence(busy)]),
    ...(problem === null ? [] : [{ tone: 'loud' as const, text: problem }]),
    ...(found === null && busy === null && problem === null && askedAt !== null
      ? [{ tone: 'good' as const, text: 'There is no newer version for this establishment.' }]
      : []),
    ...foundSentences(state),
    { tone: 'plain', text: asked },
  ];
}
