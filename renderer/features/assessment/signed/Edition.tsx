/** The frozen edition in words, section by section. */
import { Anchor } from '@mantine/core';
import type { ContentPack } from '../../../../shared/clinical/index.ts';
import type { BannerView } from '../../../../shared/contract/views.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { showInstant } from '../../../components/time.ts';
import { toFragment } from '../../../navigation/route.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { DECISIONS } from '../sections.ts';
import styles from './Signed.module.css';
import { SignedActions, SignedContradictions } from './SignedObligations.tsx';
import { SignedSection } from './SignedSection.tsx';
import { SignedTools } from './SignedTools.tsx';
import { signedScores, type SignedEdition } from './signed-record.ts';

interface EditionProps {
  edition: SignedEdition;
  pack: ContentPack;
  packTitle: string;
  /** The version it was signed with is not held here, so that labels may read differently. */
  anotherVersion: boolean;
  person: BannerView['person'];
  signedId: string;
}

export function Edition({ edition, pack, packTitle, anotherVersion, person, signedId }: EditionProps) {
  const signOff = pack.signOff.state === 'awaiting' ? 'awaiting clinical sign-off' : 'signed off';
  const { tools, calculations } = signedScores(edition, pack, person);
  const recorded = Object.keys(edition.decisions).length > 0;
  return (
    <div className={styles['edition']}>
      <Signature edition={edition} patientId={person.id} signedId={signedId} />
      <p className={styles['pack']}>
        Question set: {packTitle}, {signOff}.
        {anotherVersion
          ? ' That version is no longer held here: questions are worded as in the current one; the answers are as signed.'
          : ''}
      </p>
      <SignedContradictions edition={edition} pack={pack} />
      <SignedActions edition={edition} />
      {recorded ? (
        <SignedSection title="Decisions" items={pack.decisions} answers={edition.decisions} />
      ) : null}
      <SignedTools edition={edition} pack={pack} results={tools} figures={calculations} />
      {pack.sections
        .filter((section) => section.id !== DECISIONS)
        .map((section) => (
          <SignedSection
            key={section.id}
            title={section.title}
            items={pack.items.filter((item) => item.section === section.id)}
            answers={edition.answers}
          />
        ))}
    </div>
  );
}

function Signature({
  edition,
  patientId,
  signedId,
}: {
  edition: SignedEdition;
  patientId: string;
  signedId: string;
}) {
  const staff = useChannel('administration.staff', {});
  const name = (id: string) => staff.data?.find((each) => each.id === id)?.name ?? '…';
  const { assessor, signedBy, supervisor, signedAt, corrects } = edition;
  const later = useCorrections(patientId, signedId);
  return (
    <section className={styles['signature']} aria-label="Signature">
      <p>
        Signed by <strong>{name(signedBy)}</strong>, {showInstant(signedAt)}.
        {assessor === signedBy ? '' : ` Begun by ${name(assessor)}.`}
        {supervisor === null ? '' : ` Supervised by ${name(supervisor)}, registered nurse.`}
      </p>
      {corrects === null ? null : (
        <p>
          This is a correction. <Link signedId={corrects}>Read what it corrects</Link>
        </p>
      )}
      {later.map((each) => (
        <p key={each.assessmentId} className={styles['superseded']}>
          {each.signedId === null ? (
            <>
              A correction was begun {showInstant(each.startedAt)} by {each.assessor}.{' '}
              <Anchor href={toFragment({ area: 'assessment', assessmentId: each.assessmentId })}>
                Open it
              </Anchor>
            </>
          ) : (
            <>
              This was corrected{each.signedAt === null ? '' : ` ${showInstant(each.signedAt)}`}.{' '}
              <Link signedId={each.signedId}>Read the correction</Link>
            </>
          )}
        </p>
      ))}
    </section>
  );
}

/** Assessments that correct this one. */
function useCorrections(patientId: string, signedId: string) {
  const may = useMay('patients.open');
  const patient = useChannel('patients.open', { patientId }, { enabled: may });
  return (patient.data?.assessments ?? []).filter((each) => each.corrects === signedId);
}

function Link({ signedId, children }: { signedId: string; children: string }) {
  return <Anchor href={toFragment({ area: 'signed', signedId })}>{children}</Anchor>;
}
