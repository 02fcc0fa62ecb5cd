/** Signed health input: to read, to correct beside it, to print its sheet, and what left healthcare because of it. */
import { Button } from '@mantine/core';
import { IconCopyCheck, IconMessage, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useChannel, useCommand } from '../../../../bridge/queries.ts';
import { FailureNotice } from '../../../../components/FailureNotice.tsx';
import { PageFrame } from '../../../../components/PageFrame.tsx';
import { Empty, Loaded } from '../../../../components/Status.tsx';
import { navigate } from '../../../../navigation/useRoute.ts';
import { useMay } from '../../../../session/SessionContext.tsx';
import { inputName } from '../../words.ts';
import { CopiedDialog } from './CopiedDialog.tsx';
import { SignedInput } from './SignedInput.tsx';
import { ToldDialog } from './ToldDialog.tsx';

interface SignedInputPageProps {
  patientId: string;
  acctId: string;
  inputId: string;
}

export function SignedInputPage({ patientId, acctId, inputId }: SignedInputPageProps) {
  const narrative = useChannel('acct.narrative', { acctId });
  const person = useChannel('acct.person', { patientId });
  const banner = useChannel('patients.banner', { patientId });
  const correct = useCommand('acct.draft', ['acct.person']);
  const mayWrite = useMay('acct.draft');
  const [dialog, setDialog] = useState<'copied' | 'told' | null>(null);
  const input = narrative.data?.inputs.find(({ id }) => id === inputId);
  const stayId = person.data?.stayId ?? null;
  const quiet = { variant: 'default', size: 'compact-md' } as const;
  const close = () => setDialog(null);
  return (
    <PageFrame
      title={`Signed: ${inputName(input?.kind ?? 'review').toLowerCase()}`}
      banner={banner.data}
      tools={
        input === undefined ? undefined : (
          <>
            <Button
              size="compact-md"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => navigate({ area: 'acct-sheet', patientId, acctId, inputId })}
            >
              Print contribution sheet
            </Button>
            {mayWrite ? (
              <>
                <Button
                  {...quiet}
                  leftSection={<IconCopyCheck size={16} aria-hidden />}
                  onClick={() => setDialog('copied')}
                >
                  Copied to the paper ACCT
                </Button>
                <Button
                  {...quiet}
                  leftSection={<IconMessage size={16} aria-hidden />}
                  onClick={() => setDialog('told')}
                >
                  Told somebody
                </Button>
                <Button
                  {...quiet}
                  leftSection={<IconPencil size={16} aria-hidden />}
                  loading={correct.isPending}
                  disabled={stayId === null || input.correctedBy !== null}
                  onClick={() =>
                    stayId === null
                      ? undefined
                      : correct.mutate(
                          {
                            kind: input.kind,
                            stayId,
                            acctId,
                            reviewId: input.reviewId,
                            corrects: inputId,
                          },
                          {
                            onSuccess: ({ draftId }) => navigate({ area: 'acct-input', patientId, draftId }),
                          },
                        )
                  }
                >
                  Correct
                </Button>
              </>
            ) : null}
          </>
        )
      }
    >
      <FailureNotice error={correct.error} />
      <Loaded query={narrative} what="the signed input">
        {(data) =>
          input === undefined ? (
            <Empty what="This entry is not held here." how="It shows once it has arrived." />
          ) : (
            <SignedInput
              input={input}
              shared={data.shared.filter((each) => each.inputId === inputId)}
              patientId={patientId}
              acctId={acctId}
            />
          )
        }
      </Loaded>
      {dialog === 'copied' ? <CopiedDialog acctId={acctId} inputId={inputId} onClose={close} /> : null}
      {dialog === 'told' ? <ToldDialog acctId={acctId} inputId={inputId} onClose={close} /> : null}
    </PageFrame>
  );
}
