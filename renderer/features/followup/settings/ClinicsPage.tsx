/** Clinics, their dates that run otherwise, and when wings may attend. Managers change them; everybody on the team may look. */
import { Button, Group, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClinicView } from '../../../../shared/contract/followup-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { useMay } from '../../../session/SessionContext.tsx';
import { FollowUpFrame } from '../FollowUpFrame.tsx';
import { useReread } from '../useReread.ts';
import { useUndo } from '../useUndo.tsx';
import { ClinicDialog } from './ClinicDialog.tsx';
import { ExceptionDialog } from './ExceptionDialog.tsx';
import { RegimeDialog } from './RegimeDialog.tsx';
import { ClinicTable, Regimes } from './tables.tsx';
import { unplacedWords, type Regime } from './setting-words.ts';

type Opened =
  | { kind: 'clinic'; clinic: ClinicView | null }
  | { kind: 'exception'; clinic: ClinicView }
  | { kind: 'regime'; regime: Regime };

export function ClinicsPage() {
  const clinics = useChannel('followup.clinics', {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  const manages = useMay('followup.saveClinic');
  const reread = useReread();
  const undo = useUndo();
  const end = async ({ id, name }: ClinicView) => {
    setError(null);
    try {
      const { unplaced } = await call('followup.endClinic', { clinicId: id });
      undo.did([`${name} is ended.`, ...unplacedWords(unplaced)], async () => {
        await call('followup.endClinic', { clinicId: id, undo: true });
        reread();
      });
    } catch (failure) {
      setError(failure);
    }
    reread();
  };
  const close = () => setOpened(null);
  return (
    <FollowUpFrame
      title="Clinics and regime"
      tools={
        manages ? (
          <Button
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setOpened({ kind: 'clinic', clinic: null })}
          >
            New clinic
          </Button>
        ) : null
      }
    >
      {undo.line}
      <FailureNotice error={error} />
      <Loaded query={clinics} what="the clinics">
        {({ clinics: all, regimes, wings }) => (
          <>
            {all.length === 0 ? (
              <Empty
                what="No clinic has been made here."
                how="A manager makes one with its room, days and times; its sessions and slots then stand on the week."
              />
            ) : (
              <ClinicTable
                clinics={all}
                manages={manages}
                onChange={(clinic) => setOpened({ kind: 'clinic', clinic })}
                onException={(clinic) => setOpened({ kind: 'exception', clinic })}
                onEnd={(clinic) => void end(clinic)}
              />
            )}
            <Group mt="lg" mb={4}>
              <Title order={2}>When wings may attend</Title>
              {manages ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setOpened({ kind: 'regime', regime: { wing: '', windows: [] } })}
                >
                  Another wing
                </Button>
              ) : null}
            </Group>
            <Regimes
              regimes={[
                ...regimes,
                ...wings
                  .filter((wing) => regimes.every((regime) => regime.wing !== wing))
                  .map((wing) => ({ wing, windows: [] })),
              ].toSorted((a, b) => a.wing.localeCompare(b.wing, 'en-GB', { numeric: true }))}
              onOpen={manages ? (regime) => setOpened({ kind: 'regime', regime }) : null}
            />
            {opened?.kind === 'clinic' ? (
              <ClinicDialog clinic={opened.clinic} wings={wings} did={undo.did} onClose={close} />
            ) : null}
            {opened?.kind === 'exception' ? (
              <ExceptionDialog clinic={opened.clinic} did={undo.did} onClose={close} />
            ) : null}
            {opened?.kind === 'regime' ? (
              <RegimeDialog regime={opened.regime} did={undo.did} onClose={close} />
            ) : null}
          </>
        )}
      </Loaded>
    </FollowUpFrame>
  );
}
