/** Words of consent and sharing. */
import { IconCircleCheck, IconCircleX, IconHandStop, IconHelpCircle, type Icon } from '@tabler/icons-react';
import type { ShareView } from '../../../../shared/contract/release-views.ts';
import type { RecipientKind, ShareDecision } from '../../../../shared/records/release-words.ts';
import type { Tone } from '../../../components/Flag.tsx';
import type { ReleaseContentView } from '../plan/types.ts';
import { decisionWords } from '../plan/words.ts';

export const decisionMarks: Readonly<Record<ShareDecision, { icon: Icon; tone: Tone }>> = {
  'not-asked': { icon: IconHelpCircle, tone: 'plain' },
  informed: { icon: IconCircleCheck, tone: 'good' },
  consented: { icon: IconCircleCheck, tone: 'good' },
  objected: { icon: IconHandStop, tone: 'bad' },
  refused: { icon: IconHandStop, tone: 'bad' },
  withdrawn: { icon: IconCircleX, tone: 'bad' },
};

export type Recipient = ReleaseContentView['sharing']['recipients'][number];

export function recipientOf({ sharing }: ReleaseContentView, kind: RecipientKind): Recipient | null {
  return sharing.recipients.find((each) => each.kind === kind) ?? null;
}

export function kindTitle(content: ReleaseContentView, kind: RecipientKind): string {
  return recipientOf(content, kind)?.title ?? kind;
}

const byBasis: Readonly<Record<Recipient['basis'], readonly ShareDecision[]>> = {
  own: [],
  custody: ['not-asked', 'informed', 'objected', 'withdrawn'],
  'direct-care': ['not-asked', 'informed', 'objected', 'withdrawn'],
  explicit: ['not-asked', 'consented', 'refused', 'withdrawn'],
};

/** What can be said about a recipient: for direct care the person is informed, elsewhere asked for consent. */
export function decisionChoices(basis: Recipient['basis']) {
  return byBasis[basis].map((value) => ({ value, label: decisionWords(value) }));
}

const capacities: Readonly<Record<ShareView['capacity'], string>> = {
  yes: 'Had capacity to decide',
  no: 'Lacked capacity to decide',
  'not-assessed': 'Capacity not assessed',
};

export function capacityWords(capacity: ShareView['capacity']): string {
  return capacities[capacity];
}

export const capacityChoices = (Object.keys(capacities) as ShareView['capacity'][]).map((value) => ({
  value,
  label: capacities[value],
}));
