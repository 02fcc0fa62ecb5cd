/** What the person said about one recipient: asked or informed, what they may have, who witnessed it, until when. */
import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { ShareView } from '../../../../shared/contract/release-views.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { call } from '../../../bridge/bridge.ts';
import { DateField } from '../../../components/DateField.tsx';
import { ActDialog } from '../../acct/dialogs/ActDialog.tsx';
import { Choice, LineField, WordsField } from '../../acct/dialogs/fields.tsx';
import { usePlan } from '../plan/plan-context.ts';
import { decisionWords, editionTitle } from '../plan/words.ts';
import { usePlanAct } from '../plan/usePlanAct.ts';
import styles from './Care.module.css';
import { Differing } from './Differing.tsx';
import {
  savedShare,
  shareFormOf,
  shareLacks,
  shareOf,
  showShareValue,
  withShareValue,
  type SavedShare,
  type ShareForm,
} from './share-form.ts';
import { capacityChoices, decisionChoices, recipientOf } from './share-words.ts';

interface ShareDialogProps {
  share: ShareView | null;
  onClose: () => void;
}

export function ShareDialog({ share, onClose }: ShareDialogProps) {
  const { content } = usePlan();
  const [form, setForm] = useState(() => shareFormOf(share ?? {}));
  const { act, save, inError } = useSaveShare(share, onClose);
  const set = (part: Partial<ShareForm>) => setForm((held) => ({ ...held, ...part }));
  const recipient = form.kind === null ? null : recipientOf(content, form.kind);
  const send = () => {
    const saved = shareOf(form);
    if (saved !== null) save(saved);
  };
  return (
    <ActDialog
      title={share === null ? 'Add a recipient' : `Change: ${share.name}`}
      does={share === null ? 'Add the recipient' : 'Save what was said'}
      act={act}
      size="min(960px, 94vw)"
      missing={shareLacks(form)}
      onSend={send}
      onClose={onClose}
    >
      {share === null ? null : (
        <Differing
          differing={share.differing}
          label={(field) => labelOf(field, (edition) => editionTitle(content, edition))}
          show={showShareValue}
          inForce={(field) => inForceOf(share, field)}
          onUse={(field, value) => setForm((held) => withShareValue(held, field, value))}
        />
      )}
      <div className={styles['two']}>
        <NativeSelect
          label="Kind of recipient, needed"
          data={[
            { value: '', label: 'Choose' },
            ...content.sharing.recipients
              .filter(({ kind }) => kind !== 'patient')
              .map(({ kind, title }) => ({ value: kind, label: title })),
          ]}
          value={form.kind ?? ''}
          onChange={({ currentTarget: { value } }) =>
            // Another kind asks another question: what was said about the first answers it no more.
            set({ kind: (value || null) as ShareForm['kind'], decision: null, editions: [] })
          }
        />
        <LineField label="Name, needed" text={form.name} onText={(name) => set({ name })} max={200} />
        <LineField label="Address" text={form.address} onText={(address) => set({ address })} max={400} />
        <LineField
          label="Telephone or secure e-mail"
          text={form.contact}
          onText={(contact) => set({ contact })}
          max={200}
        />
        <LineField label="ODS code" text={form.odsCode} onText={(odsCode) => set({ odsCode })} max={12} />
      </div>
      {recipient === null ? null : (
        <>
          <Choice
            label={
              recipient.basis === 'explicit'
                ? 'The person was asked for consent, needed'
                : 'The person was told, needed'
            }
            choices={decisionChoices(recipient.basis)}
            value={form.decision}
            onValue={(decision) => set({ decision })}
          />
          <Editions
            editions={recipient.editions}
            chosen={form.editions}
            onChosen={(editions) => set({ editions })}
          />
        </>
      )}
      <Choice
        label="Capacity to decide this, needed"
        choices={capacityChoices}
        value={form.capacity}
        onValue={(capacity) => set({ capacity })}
      />
      {form.capacity === 'no' ? (
        <WordsField
          label="Decision in the person’s best interests, and whose it is"
          text={form.bestInterests}
          onText={(bestInterests) => set({ bestInterests })}
          max={400}
        />
      ) : null}
      <WordsField
        label="Why, in the person’s words"
        text={form.reason}
        onText={(reason) => set({ reason })}
        max={400}
      />
      <div className={styles['two']}>
        <LineField label="Witness" text={form.witness} onText={(witness) => set({ witness })} max={120} />
        <DateField
          label="Holds until"
          {...(recipient?.basis === 'explicit'
            ? { description: `Empty: ${content.sharing.consentMonths} months after consent` }
            : {})}
          text={form.expires}
          onText={(expires) => set({ expires })}
          use="other"
        />
      </div>
      {share === null || inError === null ? null : (
        <div>
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={inError}>
            Entered in error: take off the list
          </Button>
          <Text size="sm" c="dimmed">
            A person who takes the agreement back has not been entered in error: choose that above.
          </Text>
        </div>
      )}
    </ActDialog>
  );
}

interface EditionsProps {
  editions: readonly Edition[];
  chosen: readonly Edition[];
  onChosen: (editions: readonly Edition[]) => void;
}

function Editions({ editions, chosen, onChosen }: EditionsProps) {
  const { content } = usePlan();
  return (
    <Checkbox.Group
      label="What they may have"
      value={[...chosen]}
      onChange={(next) => onChosen(editions.filter((edition) => next.includes(edition)))}
    >
      <Group gap="md" mt={4}>
        {editions.map((edition) => (
          <Checkbox key={edition} value={edition} label={editionTitle(content, edition)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function useSaveShare(before: ShareView | null, onClose: () => void) {
  const { stayId } = usePlan();
  const act = usePlanAct(onClose);
  const was = before === null ? null : savedShare(before);
  const put = (id: string | null, share: SavedShare) => call('release.saveShare', { stayId, id, ...share });
  const save = (share: SavedShare) =>
    act.run(async () => {
      const { id } = await put(before?.id ?? null, share);
      return {
        words: [`${share.name}: ${decisionWords(share.decision).toLowerCase()}.`],
        undo: () => put(id, was ?? { ...share, enteredInError: true }),
      };
    });
  const takeOff = (share: SavedShare, id: string) =>
    act.run(async () => {
      await put(id, { ...share, enteredInError: true });
      return {
        words: [`${share.name}: taken off the list, as entered in error.`],
        undo: () => put(id, share),
      };
    });
  return { act, save, inError: before === null || was === null ? null : () => takeOff(was, before.id) };
}

function inForceOf(share: ShareView, field: string) {
  if (!field.startsWith('covers.')) return share[field as keyof ShareView] as never;
  return share.editions.some((edition) => field === `covers.${edition}`);
}

const labels: Readonly<Record<string, string>> = {
  decision: 'What the person said',
  reason: 'Why',
  capacity: 'Whether the person could decide it',
  bestInterests: 'Best interests',
  witness: 'Witness',
  expiresOn: 'Holds until',
  decidedAt: 'When it was decided',
  address: 'Address',
  contact: 'Telephone or secure e-mail',
  odsCode: 'ODS code',
};

function labelOf(field: string, title: (edition: Edition) => string): string {
  return field.startsWith('covers.')
    ? title(field.slice('covers.'.length) as Edition)
    : (labels[field] ?? field);
}
