/** One edition of a version: for whom, how many copies were made, and showing, printing, saving and handing it over. */
import { Alert, Button } from '@mantine/core';
import { IconEye, IconFileTypePdf, IconMailForward, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackView } from '../../../../shared/contract/release-views.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import type { FailureError } from '../../../bridge/bridge.ts';
import { announce } from '../../../components/announce.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { HandDialog } from './HandDialog.tsx';
import styles from './Packs.module.css';
import { saveFiles } from './paper.ts';
import { PrintDialog } from './PrintDialog.tsx';
import { useRereadPacks } from './useRereadPacks.ts';
import { editionTitle, fileNameOf, recipientTitle, type LogEntry, type ReleaseContentView } from './words.ts';

export interface EditionProps {
  stayId: string;
  pack: PackView;
  edition: Edition;
  content: ReleaseContentView;
}

export function EditionLine({ log, ...props }: EditionProps & { log: readonly LogEntry[] }) {
  const { stayId, pack, edition, content } = props;
  const [open, setOpen] = useState<'print' | 'hand' | null>(null);
  const saving = useSaving(props);
  const may = useMay('release.pack');
  const title = editionTitle(content, edition);
  const copies = log.filter((entry) => entry.edition === edition && entry.copy !== null).length;
  const print = copies === 0 ? 'Print' : `Print copy ${copies + 1}`;
  const to = pack.recipients
    .filter((each) => each.edition === edition)
    .map(({ kind, name }) => (kind === 'patient' ? recipientTitle(content, kind) : name));
  const tool = { size: 'compact-sm', variant: 'default' } as const;
  const named = (does: string) => ({ 'aria-label': `${does}: ${title}, version ${pack.number}` });
  return (
    <>
      <div className={styles['edition']}>
        <div>
          <b>{title}</b>
          <div className={styles['to']}>
            {to.length === 0 ? 'No recipient was named' : 'For: '}
            {to.map((name, at) => (
              <span key={name}>
                {at === 0 ? '' : ', '}
                <bdi>{name}</bdi>
              </span>
            ))}
            {' · '}
            {copies === 0
              ? 'Not printed or saved yet'
              : copies === 1
                ? '1 copy made'
                : `${copies} copies made`}
          </div>
        </div>
        {may ? (
          <div className={styles['tools']}>
            <Button
              {...tool}
              {...named('Show')}
              leftSection={<IconEye size={15} aria-hidden />}
              onClick={() => navigate({ area: 'released-pack', stayId, packId: pack.id, edition })}
            >
              Show
            </Button>
            <Button
              {...tool}
              {...named(print)}
              leftSection={<IconPrinter size={15} aria-hidden />}
              onClick={() => setOpen('print')}
            >
              {print}
            </Button>
            <Button
              {...tool}
              {...named('Save')}
              leftSection={<IconFileTypePdf size={15} aria-hidden />}
              loading={saving.isPending}
              onClick={() => saving.mutate()}
            >
              Save
            </Button>
            <Button
              {...tool}
              {...named('Handed over')}
              leftSection={<IconMailForward size={15} aria-hidden />}
              onClick={() => setOpen('hand')}
            >
              Handed over
            </Button>
          </div>
        ) : null}
      </div>
      <FailureNotice error={saving.error} />
      {saving.data === undefined ? null : (
        <Alert color="green" variant="outline" my="xs" role="status">
          {saving.data.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        </Alert>
      )}
      {open === 'print' ? <PrintDialog {...props} copy={copies + 1} onClose={() => setOpen(null)} /> : null}
      {open === 'hand' ? <HandDialog {...props} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function useSaving({ pack, edition, content }: EditionProps) {
  const reread = useRereadPacks();
  return useMutation<string[], FailureError>({
    mutationFn: () =>
      saveFiles({
        packId: pack.id,
        edition,
        name: fileNameOf(content, edition),
        neutral: content.editions.editions.find(({ id }) => id === edition)?.neutral ?? true,
      }),
    onSuccess: (sentences) => announce(sentences.join(' ')),
    onSettled: reread,
  });
}
