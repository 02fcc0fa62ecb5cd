/** What the person said about each recipient, and which editions each may have. */
import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconGitMerge, IconUserShield } from '@tabler/icons-react';
import { useState } from 'react';
import type { ShareView } from '../../../../shared/contract/release-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Flag } from '../../../components/Flag.tsx';
import { Empty } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import plan from '../plan/Plan.module.css';
import { usePlan } from '../plan/plan-context.ts';
import { SourceLine } from '../plan/SourceLine.tsx';
import { decisionWords, editionTitle } from '../plan/words.ts';
import styles from './Care.module.css';
import { ShareDialog } from './ShareDialog.tsx';
import { capacityWords, decisionMarks, kindTitle } from './share-words.ts';

export function SharesPart() {
  const { view, content, mayPlan } = usePlan();
  const [edited, setEdited] = useState<{ share: ShareView | null } | null>(null);
  return (
    <>
      <div className={plan['head']}>
        <h3 tabIndex={-1}>Consent and sharing</h3>
        {mayPlan ? (
          <Button size="compact-sm" onClick={() => setEdited({ share: null })}>
            Add a recipient
          </Button>
        ) : null}
      </div>
      <Text size="sm" c="dimmed">
        Direct care rests on the person being informed and not objecting; everybody else needs explicit
        consent. An edition goes to nobody whom it does not cover.
      </Text>
      <SourceLine mark="knowledge" source={content.sharing.source} />
      {view.shares.length === 0 ? (
        <Empty
          what="Nobody is listed yet."
          how="Add each recipient with what the person said; until then no edition goes to anybody but the person."
        />
      ) : (
        <ul className={plan['cards']} aria-label="Recipients">
          {view.shares.map((share) => (
            <li key={share.id} className={plan['card']}>
              <Share share={share} />
              {mayPlan ? (
                <Button
                  w="fit-content"
                  size="compact-sm"
                  variant="default"
                  aria-label={`Change: ${share.name}`}
                  onClick={() => setEdited({ share })}
                >
                  Change
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {edited === null ? null : <ShareDialog share={edited.share} onClose={() => setEdited(null)} />}
    </>
  );
}

function Share({ share }: { share: ShareView }) {
  const { content, view } = usePlan();
  const { kind, name, decision, reason, capacity, bestInterests, witness, expiresOn, decidedAt } = share;
  const reach = [share.address, share.contact, share.odsCode && `ODS code ${share.odsCode}`].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <>
      <div className={plan['head']}>
        <h4>
          <bdi>{name}</bdi>
        </h4>
        <span>{kindTitle(content, kind)}</span>
        <Flag {...decisionMarks[decision]}>{decisionWords(decision)}</Flag>
        {share.conflicts.length === 0 ? null : (
          <Flag icon={IconGitMerge} tone="bad">
            Written twice: to decide under Change
          </Flag>
        )}
      </div>
      {reach.length === 0 ? null : <div>{reach.join(' · ')}</div>}
      {reason === null || reason === '' ? null : (
        <p>
          Reason: <bdi>{reason}</bdi>
        </p>
      )}
      <div>
        {[
          capacityWords(capacity),
          decidedAt === null ? 'When it was decided is not recorded' : `Decided ${showInstant(decidedAt)}`,
          witness === null || witness === '' ? 'no witness' : `witness: ${witness}`,
          expiresOn === null
            ? 'no end set'
            : `${expiresOn < view.today ? 'ended' : 'holds until'} ${formatCivilDate(expiresOn)}`,
          `recorded by ${share.recordedBy}`,
        ].join(' · ')}
      </div>
      {bestInterests === null || bestInterests === '' ? null : (
        <p>
          <IconUserShield size={15} aria-hidden /> In the person’s best interests: <bdi>{bestInterests}</bdi>
        </p>
      )}
      <ul className={styles['covers']} aria-label={`What ${name} may have`}>
        {share.covers.map(({ edition, covered, words }) => (
          <li key={edition}>
            <Flag icon={covered ? IconCircleCheck : IconCircleX} tone={covered ? 'good' : 'warn'}>
              {editionTitle(content, edition)}: {covered ? 'may go' : 'may not go'}
            </Flag>{' '}
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
