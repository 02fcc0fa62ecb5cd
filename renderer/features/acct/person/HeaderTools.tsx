/** At the head of a patient's page, whatever part of it is shown: opens an ACCT where none is open. */
import { Button } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import type { BannerView } from '../../../../shared/contract/views.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { announce } from '../../../components/announce.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { OpenAcctDialog } from '../dialogs/OpenAcctDialog.tsx';

interface HeaderToolsProps {
  patientId: string;
  banner: BannerView;
}

export function HeaderTools({ patientId, banner }: HeaderToolsProps) {
  const [opening, setOpening] = useState(false);
  const mayOpen = useMay('acct.open');
  const { acct, stay, person } = banner;
  if (!mayOpen || stay === null || acct.state === 'open') return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconHeartHandshake size={16} aria-hidden />}
        onClick={() => setOpening(true)}
      >
        Open an ACCT
      </Button>
      {opening ? (
        <OpenAcctDialog
          stayId={stay.id}
          name={bannerName(person)}
          did={(words) => {
            announce(words.join(' '));
            navigate({ area: 'patient', patientId, tab: 'acct' });
          }}
          onClose={() => setOpening(false)}
        />
      ) : null}
    </>
  );
}
