/** Measures of ACCT out of the application; without a picture, as there is no chart. */
import { MeasureOutputs } from '../../measures/MeasureOutputs.tsx';
import { acctCsvRows } from './printed-acct-measures.ts';
import type { AcctMeasuresView } from './types.ts';

export function AcctMeasureTools({ view }: { view: AcctMeasuresView }) {
  return (
    <MeasureOutputs
      date={view.to}
      page={`acct-measures/${view.from}/${view.to}`}
      rows={() => acctCsvRows(view)}
    />
  );
}
