/** To whom an edition may go: the person, who carries it, and everybody about whom the person said something. */
import type { ShareView } from '../../../../shared/contract/release-views.ts';
import type { Edition, RecipientKind } from '../../../../shared/records/release-words.ts';
import type { ReleaseContentView } from './words.ts';

export interface RecipientChoice {
  readonly key: string;
  readonly consentId: string | null;
  readonly kind: RecipientKind;
  readonly name: string;
  readonly covered: boolean;
  /** Why it may go there, or why not. */
  readonly words: string;
}

const unasked = {
  own: 'It is the person’s own copy.',
  custody: 'It goes with the person on the journey.',
} as const;

export function recipientsOf(
  { sharing }: ReleaseContentView,
  shares: readonly ShareView[],
  edition: Edition,
): RecipientChoice[] {
  const without = sharing.recipients
    .filter(({ basis, editions }) => (basis === 'own' || basis === 'custody') && editions.includes(edition))
    .map(({ kind, title, basis }) => ({
      key: `${edition} ${kind}`,
      consentId: null,
      kind,
      name: title,
      covered: true,
      words: basis === 'own' ? unasked.own : unasked.custody,
    }));
  const said = shares.flatMap(({ id, kind, name, covers }) =>
    covers
      .filter((each) => each.edition === edition)
      .map(({ covered, words }) => ({ key: `${edition} ${id}`, consentId: id, kind, name, covered, words })),
  );
  return [...without, ...said];
}
