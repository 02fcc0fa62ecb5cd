/** Each medicine with its factors and the outcome for it. */
import { ActionIcon, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { FactorAnswer, MedicinePart } from '../../../../shared/acct/parts.ts';
import { possessionOutcomeSchema } from '../../../../shared/records/acct.ts';
import { announce } from '../../../components/announce.tsx';
import { AnswerButtons } from '../../assessment/question/AnswerButtons.tsx';
import formStyles from '../../assessment/Form.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { useInputForm } from '../input/form-context.ts';
import { possessionWords } from '../words.ts';
import { factorChoices, medicineRows, medicinesOf, withMedicine, type PossessionContent } from './parts.ts';
import styles from './Possession.module.css';

const PART = 'medicines';

export function Medicines({ content }: { content: PossessionContent }) {
  const { held } = useInputForm();
  const rows = medicineRows(content, held.get(PART)?.value);
  return (
    <section className={styles['part']} aria-labelledby="possession-medicines">
      <h2 id="possession-medicines" className={formStyles['heading']}>
        The medicines <SavedMark held={held.get(PART)} />
      </h2>
      {rows.length === 0 ? (
        <Text>The record holds no medicine that is taken now. Add one that is known otherwise.</Text>
      ) : (
        <table className={styles['medicines']} aria-labelledby="possession-medicines">
          <thead>
            <tr>
              <th scope="col">Medicine</th>
              {content.medicineFactors.map(({ id, text }) => (
                <th key={id} scope="col" id={`factor-${id}`}>
                  {text}
                </th>
              ))}
              <th scope="col">Outcome for it</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Medicine key={row.medicine.drug} row={row} content={content} />
            ))}
          </tbody>
        </table>
      )}
      <AddMedicine known={rows.map(({ medicine }) => medicine.drug)} />
    </section>
  );
}

interface MedicineProps {
  row: ReturnType<typeof medicineRows>[number];
  content: PossessionContent;
}

function Medicine({ row: { medicine, dose, critical, added }, content }: MedicineProps) {
  const { change, open } = useInputForm();
  const id = useId();
  const { drug, factors, outcome } = medicine;
  const set = (next: Partial<MedicinePart>) =>
    change(PART, (before) =>
      withMedicine(before, {
        ...(medicinesOf(before).find((each) => each.drug === drug) ?? medicine),
        ...next,
      }),
    );
  return (
    <tr>
      <th scope="row" id={id}>
        <bdi>{drug}</bdi>
        {dose === null ? null : <span className={styles['dose']}>{dose}</span>}
        {critical === null ? null : <span className={styles['critical']}>Critical: {critical}</span>}
        {added ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!open}
            aria-label={`Take ${drug} out`}
            onClick={() => {
              change(PART, (before) => medicinesOf(before).filter((each) => each.drug !== drug));
              announce(`${drug} is taken out`);
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        ) : null}
      </th>
      {content.medicineFactors.map((factor) => (
        <td key={factor.id}>
          <AnswerButtons
            answers={factorChoices}
            value={factors[factor.id] ?? null}
            onAnswer={(answer) => set({ factors: { ...factors, [factor.id]: answer as FactorAnswer } })}
            labelledBy={`${id} factor-${factor.id}`}
            place={`${PART}.${drug}.${factor.id}`}
            disabled={!open}
            required
            compact
          />
        </td>
      ))}
      <td>
        <NativeSelect
          aria-label={`Outcome for ${drug}`}
          data={[
            { value: '', label: 'Choose' },
            ...content.outcomes.map((each) => ({ value: each.id, label: possessionWords(each.id) })),
          ]}
          value={outcome ?? ''}
          disabled={!open}
          data-place={`${PART}.${drug}.outcome`}
          onChange={({ currentTarget: { value } }) =>
            set({ outcome: possessionOutcomeSchema.safeParse(value).data ?? null })
          }
        />
      </td>
    </tr>
  );
}

function AddMedicine({ known }: { known: readonly string[] }) {
  const { change, open } = useInputForm();
  const [drug, setDrug] = useState('');
  const name = drug.trim();
  const twice = known.some((each) => each.toLowerCase() === name.toLowerCase());
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label="Another medicine"
        value={drug}
        maxLength={200}
        disabled={!open}
        autoComplete="off"
        error={name !== '' && twice ? 'It stands in the table already' : undefined}
        onChange={(event) => setDrug(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!open || name === '' || twice}
        onClick={() => {
          change(PART, (before) => withMedicine(before, { drug: name, factors: {}, outcome: null }));
          setDrug('');
          announce(`${name} is added`);
        }}
      >
        Add it
      </Button>
    </Group>
  );
}
