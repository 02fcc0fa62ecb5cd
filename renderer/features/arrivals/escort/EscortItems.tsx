/** Repeated items of the escort record: the medicines, one card each. */
import { Button, Fieldset, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { perQuestion, type PerQuestion } from '../../../../shared/arrivals/index.ts';

type Item = Record<string, string>;

interface EscortItemsProps {
  question: PerQuestion;
  items: readonly Item[];
  onItems: (items: Item[]) => void;
}

export function EscortItems({ question, items, onItems }: EscortItemsProps) {
  const parts = (question.itemQuestions ?? []).flatMap((key) => perQuestion(key) ?? []);
  const change = (at: number, key: string, value: string) =>
    onItems(items.map((item, index) => (index === at ? { ...item, [key]: value } : item)));
  return (
    <Stack gap="sm" align="flex-start">
      {items.map((item, at) => (
        // Items have no identity but their place in the list.
        <Fieldset key={`item ${at}`} legend={`${question.shortLabel} ${at + 1}`} w="100%">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {parts.map((part) => (
              <Part
                key={part.key}
                part={part}
                value={item[part.key] ?? ''}
                onValue={(v) => change(at, part.key, v)}
              />
            ))}
          </SimpleGrid>
          <Button
            mt="xs"
            size="compact-sm"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => onItems(items.filter((_, index) => index !== at))}
          >
            Remove {question.shortLabel.toLowerCase()} {at + 1}
          </Button>
        </Fieldset>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onItems([...items, {}])}
      >
        Add {question.shortLabel.toLowerCase()}
      </Button>
    </Stack>
  );
}

function Part({
  part,
  value,
  onValue,
}: {
  part: PerQuestion;
  value: string;
  onValue: (value: string) => void;
}) {
  const common = {
    label: part.label,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return part.options.length === 0 ? (
    <TextInput autoComplete="off" {...common} />
  ) : (
    <NativeSelect data={['', ...part.options.map((option) => option.value)]} {...common} />
  );
}
