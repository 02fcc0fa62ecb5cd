/** Draws one detail field by its kind. */
import { BodyMapDetail } from './BodyMapDetail.tsx';
import { ChoiceDetail, MultiChoiceDetail, YesNoDetail } from './ChoiceDetail.tsx';
import { DateDetail, DateTimeDetail } from './DateDetail.tsx';
import type { DetailInputProps } from './input-props.ts';
import { NumberDetail } from './NumberDetail.tsx';
import { RowsDetail } from './RowsDetail.tsx';
import { TextDetail } from './TextDetail.tsx';

export function DetailInput(props: DetailInputProps) {
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
    case 'rows':
      return <RowsDetail {...props} />;
    case 'bodymap':
      return <BodyMapDetail {...props} />;
    case 'tool':
      return null;
  }
}
