/**
 * Printing an edition: which printer, how many, for whom, with or without an envelope page. The printer taking the pages is no proof of
 * paper, so whoever stands at it says whether they came out; only then it is written down.
 */
import { Button, Checkbox, Group, NativeSelect, NumberInput, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, shell, type FailureError } from '../../../bridge/bridge.ts';
import { announce } from '../../../components/announce.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { envelopeRoute, packRoute } from '../../../print/pack/pack-routes.ts';
import type { EditionProps } from './EditionLine.tsx';
import styles from './Packs.module.css';
import { signedPdf } from './paper.ts';
import { useRereadPacks } from './useRereadPacks.ts';
import { editionTitle, recipientTitle } from './words.ts';

interface PrintDialogProps extends EditionProps {
  /** Number that the next copy has. */
  copy: number;
  onClose: () => void;
}

export function PrintDialog({ copy, onClose, ...props }: PrintDialogProps) {
  const { pack, edition, content } = props;
  const printers = useQuery({ queryKey: ['shell.printers'], queryFn: shell.printers, gcTime: 0 });
  const recipients = pack.recipients.filter((each) => each.edition === edition);
  const [form, setForm] = useState({ printer: '', copies: 1, to: '', envelope: false });
  const set = (part: Partial<typeof form>) => setForm((held) => ({ ...held, ...part }));
  const printer = form.printer || (printers.data?.[0]?.name ?? '');
  const title = printers.data?.find(({ name }) => name === printer)?.title ?? printer;
  const { sending, writing } = usePrintSteps(props, { ...form, printer, title }, onClose);
  const named = (at: string) => recipients[Number(at)];
  const to = form.to === '' ? undefined : named(form.to);
  if (sending.isSuccess) {
    return (
      <Dialog title="Did the pages come out?" onClose={onClose} closeOnClickOutside={false}>
        <Text>
          {title} has taken {editionTitle(content, edition)}
          {copy > 1 ? `, copy ${copy}` : ''}. Look at the paper: are all pages there?
        </Text>
        <FailureNotice error={writing.error} />
        {sending.data === null ? null : <Text mt="xs">It is not signed: {sending.data}</Text>}
        <Group mt="md">
          <Button loading={writing.isPending} onClick={() => writing.mutate()}>
            Yes, write it down
          </Button>
          <Button
            variant="default"
            onClick={() => {
              announce('Nothing was written down.');
              onClose();
            }}
          >
            No: write nothing down
          </Button>
        </Group>
      </Dialog>
    );
  }
  const none = printers.data?.length === 0;
  return (
    <Dialog
      title={`Print: ${editionTitle(content, edition)}, version ${pack.number}${copy > 1 ? `, copy ${copy}` : ''}`}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <FailureNotice error={printers.error} />
        {none ? (
          <Text role="status">
            No printer is set up on this workstation. Save the edition as a file instead, or ask an
            administrator.
          </Text>
        ) : (
          <NativeSelect
            label="Printer"
            data={(printers.data ?? []).map(({ name, title: label }) => ({ value: name, label }))}
            value={printer}
            onChange={({ currentTarget: { value } }) => set({ printer: value })}
          />
        )}
        <NumberInput
          label="How many"
          description="All of them carry the same copy number."
          min={1}
          max={20}
          allowDecimal={false}
          clampBehavior="strict"
          value={form.copies}
          onChange={(value) => set({ copies: typeof value === 'number' ? value : 1 })}
        />
        <NativeSelect
          label="For whom"
          data={[
            { value: '', label: 'Not said' },
            ...recipients.map(({ kind, name }, at) => ({
              value: String(at),
              label: kind === 'patient' ? recipientTitle(content, kind) : name,
            })),
          ]}
          value={form.to}
          onChange={({ currentTarget: { value } }) =>
            set({ to: value, envelope: value !== '' && form.envelope })
          }
        />
        <Checkbox
          label="With an envelope page"
          description={
            to === undefined
              ? 'Say for whom it is first.'
              : 'Its address stands in the window of an envelope.'
          }
          disabled={to === undefined}
          checked={form.envelope}
          onChange={({ currentTarget: { checked } }) => set({ envelope: checked })}
        />
        <FailureNotice error={sending.error} />
        <Button
          w="fit-content"
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={printer === ''}
          loading={sending.isPending}
          onClick={() => sending.mutate()}
        >
          Print
        </Button>
      </div>
    </Dialog>
  );
}

interface Job {
  printer: string;
  title: string;
  copies: number;
  to: string;
  envelope: boolean;
}

function usePrintSteps({ stayId, pack, edition, content }: EditionProps, job: Job, onClose: () => void) {
  const reread = useRereadPacks();
  const { id: packId } = pack;
  const recipients = pack.recipients.filter((each) => each.edition === edition);
  const to = job.to === '' ? undefined : recipients[Number(job.to)];
  const recipient =
    to === undefined ? null : to.kind === 'patient' ? recipientTitle(content, to.kind) : to.name;
  /** Answers why it is not signed, if it is not. */
  const sending = useMutation<string | null, FailureError>({
    mutationFn: async () => {
      const { unsigned } = await signedPdf(packId, edition);
      const envelope = job.envelope ? [envelopeRoute(stayId, packId, edition, Number(job.to))] : [];
      await shell.printTo([...envelope, packRoute(packId, edition)], job.printer, job.copies);
      return unsigned?.sentence ?? null;
    },
  });
  const writing = useMutation<unknown, FailureError>({
    mutationFn: () =>
      call('release.printed', {
        packId,
        edition,
        what: 'printed',
        copies: job.copies,
        printer: job.title,
        recipient,
        method: null,
        note: null,
      }),
    onSuccess: () => {
      announce('Printed and written down.');
      reread();
      onClose();
    },
  });
  return { sending, writing };
}
