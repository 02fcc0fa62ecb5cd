/** Values that stand against each other, for who may not decide between them. */
import { IconGitMerge } from '@tabler/icons-react';
import type { ConflictVersion, Json } from '../../../../components/conflict/ConflictCard.tsx';
import { Flag } from '../../../../components/Flag.tsx';
import { showInstant } from '../../../../components/time.ts';

interface ReadConflictProps {
  label: string;
  versions: readonly ConflictVersion[];
  show: (value: Json) => string;
}

export function ReadConflict({ label, versions, show }: ReadConflictProps) {
  return (
    <div>
      <Flag icon={IconGitMerge} tone="bad">
        {label}: written twice, neither having seen the other
      </Flag>
      <ul>
        {versions.map((version) => (
          <li key={version.changeId}>
            <bdi>{show(version.value)}</bdi>: {version.authorName}, {version.place},{' '}
            {showInstant(version.happenedAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}
