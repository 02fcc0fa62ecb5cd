/** On a patient's page: records that somebody who is here left without notice. What came of it stays while the page reads again. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientView } from '../../../../../shared/contract/patients.ts';
import { plainName } from '../../../../../shared/identity/index.ts';
import type { UnplannedEvent } from '../../../../../shared/records/release-words.ts';
import { useMay } from '../../../../session/SessionContext.tsx';
import { UnplannedDialog, type LeavesUnplanned } from './UnplannedDialog.tsx';

interface LeavesWithoutNoticeProps {
  patientId: string;
  banner: PatientView['banner'];
}

export function LeavesWithoutNotice({ patientId, banner: { stay, person } }: LeavesWithoutNoticeProps) {
  const [leaving, setLeaving] = useState<LeavesUnplanned | null>(null);
  const may = useMay('release.unplanned');
  const leave = (event: UnplannedEvent) => {
    if (stay !== null) setLeaving({ stayId: stay.id, patientId, name: plainName(person), event });
  };
  return (
    <>
      {!may || stay === null ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<IconGavel size={18} aria-hidden />}
              rightSection={<IconChevronDown size={16} aria-hidden />}
            >
              Left without notice
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => leave('did-not-return-from-court')}>
              Did not return from court
            </Menu.Item>
            <Menu.Item onClick={() => leave('released-now')}>Released now</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {leaving === null ? null : <UnplannedDialog leaving={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
