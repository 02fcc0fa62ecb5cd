/** Who did what: entries that nobody can change, of all workstations of the establishment where the central record is reached. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/contract.ts';
import { useChannel } from '../../bridge/queries.ts';
import { readDate } from '../../components/DateField.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import { Loaded } from '../../components/Status.tsx';
import { navigate } from '../../navigation/useRoute.ts';
import { AuditTable } from './audit/AuditTable.tsx';
import { ExportDialog } from './audit/ExportDialog.tsx';
import { type Filter, Filters } from './audit/Filters.tsx';
import { Standing } from './audit/Standing.tsx';

const PAGE = 100;
type Place = NonNullable<Input<'audit.find'>['before']>;

interface AuditPageProps {
  /** Only entries about this patient. */
  patient?: string | undefined;
  /** Only entries of this member of staff. */
  staff?: string | undefined;
}

export function AuditPage({ patient, staff }: AuditPageProps) {
  const [filter, setFilter] = useState<Filter>({ from: '', to: '', flags: [] });
  /** Where each page behind the first begins. */
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [exporting, setExporting] = useState(false);
  const asked = {
    ...(patient === undefined ? {} : { patient }),
    ...(staff === undefined ? {} : { staff }),
    ...days(filter),
    flags: [...filter.flags],
  };
  const before = places.at(-1);
  const trail = useChannel(
    'audit.find',
    { ...asked, limit: PAGE, ...(before === undefined ? {} : { before }) },
    { keepPrevious: true },
  );
  const narrowed = patient !== undefined || staff !== undefined;
  const next = trail.data?.next ?? null;
  return (
    <PageFrame
      title="Audit"
      tools={
        <Button variant="default" onClick={() => setExporting(true)}>
          Export
        </Button>
      }
    >
      <Group align="flex-start" justify="space-between" mb="xs">
        <Filters
          filter={filter}
          onFilter={(chosen) => {
            setFilter(chosen);
            setPlaces([]);
          }}
        />
        {narrowed ? (
          <Button variant="default" mt={24} onClick={() => navigate({ area: 'audit' })}>
            {patient === undefined ? 'Show everybody again' : 'Show every patient again'}
          </Button>
        ) : null}
      </Group>
      <Loaded query={trail} what="the audit">
        {(found) => (
          <>
            <Standing found={found} />
            <AuditTable entries={found.entries} />
          </>
        )}
      </Loaded>
      <Group mt="md">
        {places.length === 0 ? null : (
          <Button variant="default" onClick={() => setPlaces(places.slice(0, -1))}>
            Newer entries
          </Button>
        )}
        {next === null ? null : (
          <Button variant="default" loading={trail.isFetching} onClick={() => setPlaces([...places, next])}>
            Older entries
          </Button>
        )}
      </Group>
      {exporting ? <ExportDialog asked={asked} onClose={() => setExporting(false)} /> : null}
    </PageFrame>
  );
}

/** Days that were understood; one that was not is left out, and the field says why. */
function days({ from, to }: Filter): { from?: string; to?: string } {
  const [first, last] = [readDate(from, 'other'), readDate(to, 'other')];
  return {
    ...(first.kind === 'date' ? { from: first.iso } : {}),
    ...(last.kind === 'date' ? { to: last.iso } : {}),
  };
}
