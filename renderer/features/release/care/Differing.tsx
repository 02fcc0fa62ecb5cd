/** Values that two people wrote without seeing each other: one is taken into the form, and saving the form decides. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '../../../components/announce.tsx';
import { ConflictCard, type ConflictVersion, type Json } from '../../../components/conflict/ConflictCard.tsx';

interface DifferingProps {
  differing: Readonly<Record<string, readonly ConflictVersion[]>>;
  label: (field: string) => string;
  show: (field: string, value: Json) => string;
  inForce: (field: string) => Json;
  onUse: (field: string, value: Json) => void;
}

export function Differing({ differing, label, show, inForce, onUse }: DifferingProps) {
  const [used, setUsed] = useState<Readonly<Record<string, string>>>({});
  const names = Object.keys(differing);
  if (names.length === 0) return null;
  return (
    <>
      {names.map((field) => (
        <div key={field}>
          <ConflictCard
            fieldLabel={label(field)}
            versions={differing[field] ?? []}
            inForce={inForce(field)}
            show={(value) => show(field, value)}
            onDecide={(value) => {
              onUse(field, value);
              setUsed({ ...used, [field]: show(field, value) });
              announce(`${label(field)}: ${show(field, value)}`);
            }}
          />
          {used[field] === undefined ? null : (
            <Text size="sm">
              Taken into the form: <bdi>{used[field]}</bdi>
            </Text>
          )}
        </div>
      ))}
      <Text size="sm">Saving decides: what then stands in the form counts for both.</Text>
    </>
  );
}
