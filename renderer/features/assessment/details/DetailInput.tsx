/** Draws one detail field by its kind. */
import { BodyMapDetail } from './BodyMapDetail.tsx';
import { CellInput } from './CellInput.tsx';
import type { DetailInputProps } from './input-props.ts';
import { RowsDetail } from './RowsDetail.tsx';

export function DetailInput(props: DetailInputProps) {
  if (props.field.kind === 'rows') return <RowsDetail {...props} />;
  if (props.field.kind === 'bodymap') return <BodyMapDetail {...props} />;
  return <CellInput {...props} />;
}
