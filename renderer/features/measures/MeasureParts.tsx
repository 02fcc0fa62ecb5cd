/** The measures there are: of follow-up, of ACCT and of release. */
import type { Route } from '../../navigation/route.ts';
import { PartLinks } from '../followup/PartLinks.tsx';

const parts: readonly { label: string; route: Route }[] = [
  { label: 'Follow-up', route: { area: 'measures' } },
  { label: 'ACCT', route: { area: 'acct-measures' } },
  { label: 'Release', route: { area: 'release-measures' } },
];

export function MeasureParts() {
  return <PartLinks label="Measures" parts={parts} />;
}
