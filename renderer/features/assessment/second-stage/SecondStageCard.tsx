/** On the page of somebody who is here: where the second stage stands, reconciliation first, and its beginning. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconClipboardPlus, IconPill } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import type { SecondStageStanding } from '../../../../shared/contract/second-stage-views.ts';
import { formatCivilDate, plainName } from '../../../../shared/identity/index.ts';
import { useChannel, useCommand } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { showInstant } from '../../../components/time.ts';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { ReconciliationDialog } from './ReconciliationDialog.tsx';
import { WithoutDialog } from './WithoutDialog.tsx';

export function SecondStageCard({ banner: { stay, person } }: Pick<PatientView, 'banner'>) {
  const may = useMay('followup.begin');
  if (!may || stay === null) return null;
  return <Card stayId={stay.id} name={plainName(person)} />;
}

function Card({ stayId, name }: { stayId: string; name: string }) {
  const standing = useChannel('followup.secondStage', { stayId });
  return (
    <section aria-labelledby="second-stage-title">
      <Title order={2} id="second-stage-title" mb="xs">
        Second stage
      </Title>
      <Loaded query={standing} what="the second stage">
        {(found) => <Standing standing={found} name={name} />}
      </Loaded>
    </section>
  );
}

function Standing({ standing, name }: { standing: SecondStageStanding; name: string }) {
  const { stayId, firstStage, reconciliation, assessment, due } = standing;
  const [dialog, setDialog] = useState<'reconcile' | 'without' | null>(null);
  const begin = useCommand('followup.begin', ['followup.secondStage', 'patients.open']);
  const open = (without: string | null) =>
    begin.mutate(
      { stayId, without },
      {
        onSuccess: ({ id, state, signedId }) =>
          navigate(
            state === 'signed' && signedId !== null
              ? { area: 'signed', signedId }
              : { area: 'assessment', assessmentId: id },
          ),
      },
    );
  const close = () => setDialog(null);
  return (
    <>
      {due === null ? null : (
        <Text>
          Aim for {formatCivilDate(due.targetDate)}, at the latest {showInstant(due.dueBy)}.
          {due.sooner.length === 0 ? '' : ` Sooner because of ${due.sooner.join('; ')}.`}
        </Text>
      )}
      <Text>
        {reconciliation === null
          ? 'Medicines are not reconciled yet; that comes before the second stage.'
          : `Medicines reconciled ${showInstant(reconciliation.doneAt)} by ${reconciliation.by}.`}
      </Text>
      {firstStage === 'signed' ? null : <Text>The first-stage assessment has to be signed first.</Text>}
      <FailureNotice error={begin.error} />
      <Group mt="xs" mb="md">
        <Button
          variant="default"
          leftSection={<IconPill size={18} aria-hidden />}
          onClick={() => setDialog('reconcile')}
        >
          {reconciliation === null ? 'Record medicines reconciliation' : 'Record it again'}
        </Button>
        {firstStage === 'signed' ? (
          <Button
            leftSection={<IconClipboardPlus size={18} aria-hidden />}
            loading={begin.isPending}
            onClick={() =>
              reconciliation === null && assessment === null ? setDialog('without') : open(null)
            }
          >
            {buttonWords(assessment)}
          </Button>
        ) : null}
      </Group>
      {dialog === 'reconcile' ? <ReconciliationDialog stayId={stayId} name={name} onClose={close} /> : null}
      {dialog === 'without' ? (
        <WithoutDialog
          name={name}
          onReconcile={() => setDialog('reconcile')}
          onWithout={(why) => {
            close();
            open(why);
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function buttonWords(assessment: SecondStageStanding['assessment']): string {
  if (assessment === null) return 'Second-stage assessment';
  return assessment.state === 'signed' ? 'Read the second stage' : 'Continue the second stage';
}
