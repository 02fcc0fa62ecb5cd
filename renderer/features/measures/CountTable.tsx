/** Counts under a heading, each with what it is of; nothing at all is said in words. */
import { Text, Title } from '@mantine/core';
import tables from '../../components/Table.module.css';
import { Count } from './RatioTable.tsx';

interface CountTableProps {
  heading: string;
  /** `words`: what the number is of, for who cannot see the row. */
  rows: readonly { key: string; label: string; count: number; words: string; open: () => void }[];
  /** What stands where there are no rows. */
  nothing: string;
}

export function CountTable({ heading, rows, nothing }: CountTableProps) {
  return (
    <section>
      <Title order={2} mt="md" mb={4}>
        {heading}
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed">{nothing}</Text>
      ) : (
        <table className={tables['table']} aria-label={heading}>
          <tbody>
            {rows.map(({ key, label, count, words, open }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>
                  <Count count={count} words={words} open={open} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
