/** Releasing: which editions, to whom as far as they are covered, and the password again. */
import { Alert, Button, PasswordInput, Text } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PackView, ShareView } from '../../../../shared/contract/release-views.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { asFailure } from '../../../bridge/bridge.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { EditionChoice } from './EditionChoice.tsx';
import styles from './Packs.module.css';
import { recipientsOf } from './recipients.ts';
import type { Previewed } from './usePreviews.ts';
import type { ReleaseContentView, ReleasedKind } from './words.ts';

interface ReleaseDialogProps {
  stayId: string;
  kind: ReleasedKind;
  editions: readonly Previewed[];
  shares: readonly ShareView[];
  content: ReleaseContentView;
  /** The record says something else than was previewed. */
  onChanged: () => void;
  onReleased: (pack: PackView) => void;
  onClose: () => void;
}

export function ReleaseDialog(props: ReleaseDialogProps) {
  const { stayId, kind, editions, shares, content, onChanged, onReleased, onClose } = props;
  const release = useCommand('release.release', ['release.packs', 'release.plan', 'release.diary']);
  const [chosen, setChosen] = useState<readonly Edition[]>(() =>
    editions.filter(({ shown }) => shown?.problems.length === 0).map(({ edition }) => edition),
  );
  const [to, setTo] = useState<readonly string[]>([]);
  const [password, setPassword] = useState('');
  const passwordBox = useRef<HTMLInputElement>(null);
  const changed = editions.some((each) => each.changed);
  const submit = () =>
    release.mutate(
      {
        stayId,
        kind,
        editions: editions.flatMap(({ edition, shown }) =>
          chosen.includes(edition) && shown !== null ? [{ edition, previewHash: shown.hash }] : [],
        ),
        recipients: chosen.flatMap((edition) =>
          recipientsOf(content, shares, edition)
            .filter(({ key, covered }) => covered && to.includes(key))
            .map(({ consentId, kind: recipient }) => ({ consentId, kind: recipient, edition })),
        ),
        password,
      },
      {
        onSuccess: ({ pack }) => {
          announce(`Released as version ${pack.number}.`);
          onReleased(pack);
        },
        onError: (error) => {
          if (asFailure(error).kind === 'conflict') onChanged();
          else passwordBox.current?.focus();
        },
        onSettled: () => setPassword(''),
      },
    );
  return (
    <Dialog title="Release the pack" size="lg" onClose={onClose}>
      <ClinicalForm label="Release the pack">
        <div className={styles['form']}>
          <fieldset className={styles['asked']}>
            <legend>Which editions, and to whom</legend>
            {editions.map((each) => (
              <EditionChoice
                key={each.edition}
                previewed={each}
                recipients={recipientsOf(content, shares, each.edition)}
                content={content}
                chosen={chosen.includes(each.edition)}
                onChosen={(on) =>
                  setChosen(on ? [...chosen, each.edition] : chosen.filter((held) => held !== each.edition))
                }
                to={to}
                onTo={(key, on) => setTo(on ? [...to, key] : to.filter((held) => held !== key))}
              />
            ))}
          </fieldset>
          {changed ? (
            <Alert color="yellow" variant="outline" role="alert">
              The record has changed since this preview. Close this, look at what it says now, and release
              again.
            </Alert>
          ) : null}
          <PasswordInput
            ref={passwordBox}
            label="Your password, to release"
            value={password}
            onChange={({ currentTarget: { value } }) => setPassword(value)}
            autoComplete="off"
          />
          <FailureNotice error={release.error} />
          <Button
            w="fit-content"
            leftSection={<IconCertificate size={18} aria-hidden />}
            disabled={chosen.length === 0 || password === '' || changed}
            loading={release.isPending}
            onClick={submit}
          >
            Release
          </Button>
          <Text size="sm" c="dimmed">
            Releasing freezes a numbered version as it was previewed. A later version does not change it.
          </Text>
        </div>
      </ClinicalForm>
    </Dialog>
  );
}
