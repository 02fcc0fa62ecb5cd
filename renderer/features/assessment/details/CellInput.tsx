/** Draws a field that can also stand in a row of a table: everything but tables, body maps and tools. */
import { ChoiceDetail, MultiChoiceDetail, YesNoDetail } from './ChoiceDetail.tsx';
import { DateDetail, DateTimeDetail } from './DateDetail.tsx';
import type { DetailInputProps } from './input-props.ts';
import { NumberDetail } from './NumberDetail.tsx';
import { TextDetail } from './TextDetail.tsx';

export function CellInput(props: DetailInputProps) {
  switch (props.field.kind) {
    case 'text':
    case 'longtext':
      return <TextDetail {...props} />;
    case 'number':
      return <NumberDetail {...props} />;
    case 'date':
      return <DateDetail {...props} />;
    case 'datetime':
      return <DateTimeDetail {...props} />;
    case 'choice':
      return <ChoiceDetail {...props} />;
    case 'multichoice':
      return <MultiChoiceDetail {...props} />;
    case 'yesno':
      return <YesNoDetail {...props} />;
    default:
      return null;
  }
}
