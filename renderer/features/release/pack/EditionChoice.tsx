/** One edition to release or not, and its recipients; whom it does not cover cannot be chosen, and why is said. */
import { Checkbox, Text } from '@mantine/core';
import styles from './Packs.module.css';
import type { RecipientChoice } from './recipients.ts';
import type { Previewed } from './usePreviews.ts';
import { editionTitle, recipientTitle, type ReleaseContentView } from './words.ts';

interface EditionChoiceProps {
  previewed: Previewed;
  recipients: readonly RecipientChoice[];
  content: ReleaseContentView;
  chosen: boolean;
  onChosen: (chosen: boolean) => void;
  to: readonly string[];
  onTo: (key: string, chosen: boolean) => void;
}

export function EditionChoice({
  previewed,
  recipients,
  content,
  chosen,
  onChosen,
  to,
  onTo,
}: EditionChoiceProps) {
  const { edition, shown } = previewed;
  const problem = shown?.problems[0];
  const title = editionTitle(content, edition);
  const allowed = shown !== null && problem === undefined;
  return (
    <div>
      <Checkbox
        label={title}
        description={problem === undefined ? undefined : `Cannot be released: ${problem.words}`}
        disabled={!allowed}
        checked={chosen}
        onChange={({ currentTarget: { checked } }) => onChosen(checked)}
      />
      <ul className={styles['recipients']} aria-label={`Recipients of ${title}`}>
        {recipients.map(({ key, kind, name, covered, words }) => {
          const who = recipientTitle(content, kind);
          return (
            <li key={key}>
              <Checkbox
                size="sm"
                label={
                  <>
                    <bdi>{name}</bdi>
                    {who === name ? '' : ` (${who})`}
                  </>
                }
                description={covered ? words : `Not covered: ${words}`}
                disabled={!covered || !chosen}
                checked={chosen && covered && to.includes(key)}
                onChange={({ currentTarget: { checked } }) => onTo(key, checked)}
              />
            </li>
          );
        })}
      </ul>
      {recipients.length === 0 ? (
        <Text size="sm" c="dimmed" pl={30}>
          Nobody is listed for this edition. Recipients are added in the plan, under Consent and sharing.
        </Text>
      ) : null}
    </div>
  );
}
