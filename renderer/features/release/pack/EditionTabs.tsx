/** One tab for each edition, with its pages as they will be printed. */
import { Tabs, Text } from '@mantine/core';
import type { PackDocument } from '../../../../shared/release/document.ts';
import type { Edition } from '../../../../shared/records/release-words.ts';
import { Preview } from '../../../components/pages/Preview.tsx';
import { PackPages } from '../../../print/pack/PackPages.tsx';
import styles from './EditionTabs.module.css';
import { editionTitle, type ReleaseContentView } from './words.ts';

interface EditionTabsProps {
  editions: readonly { edition: Edition; document: PackDocument | null }[];
  chosen: Edition;
  onChosen: (edition: Edition) => void;
  content: ReleaseContentView;
}

export function EditionTabs({ editions, chosen, onChosen, content }: EditionTabsProps) {
  return (
    <Tabs
      value={chosen}
      onChange={(next) => {
        const known = editions.find(({ edition }) => edition === next);
        if (known !== undefined) onChosen(known.edition);
      }}
      keepMounted={false}
    >
      <Tabs.List mb="sm">
        {editions.map(({ edition }) => (
          <Tabs.Tab key={edition} value={edition}>
            {editionTitle(content, edition)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {editions.map(({ edition, document }) => (
        <Tabs.Panel key={edition} value={edition}>
          {document === null ? (
            <Text c="dimmed" py="lg">
              Composing the edition…
            </Text>
          ) : (
            <>
              <Text size="sm" mb="xs">
                {content.editions.editions.find(({ id }) => id === edition)?.prints}
              </Text>
              <div className={styles['fit']}>
                <Preview>
                  <PackPages document={document} headings={content.editions.headings} copy={null} />
                </Preview>
              </div>
            </>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
