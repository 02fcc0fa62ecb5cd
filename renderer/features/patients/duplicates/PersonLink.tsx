/** A person's name, leading to their page. */
import type { MatchView } from '../../../../shared/contract/views.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { toFragment } from '../../../navigation/route.ts';

export function PersonLink({ person }: { person: MatchView['person'] }) {
  return (
    <a href={toFragment({ area: 'patient', patientId: person.id })}>
      <bdi>{bannerName(person)}</bdi>
    </a>
  );
}
