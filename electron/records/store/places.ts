/** Where each member of staff stands in a form, so that unlocking or a crash returns to the very field. Local only. */
import { and, eq } from 'drizzle-orm';
import type { Queries } from './core.ts';
import { guarded } from './errors.ts';
import { place as places } from './schema/own.ts';
import type { Places } from './own-types.ts';

export function placesOf(queries: Queries): Places {
  return {
    get: (staff, form) =>
      guarded(
        () =>
          queries
            .select({ place: places.place })
            .from(places)
            .where(and(eq(places.staff, staff), eq(places.form, form)))
            .get()?.place ?? null,
      ),
    put: (staff, form, place) => {
      guarded(() =>
        queries
          .insert(places)
          .values({ staff, form, place })
          .onConflictDoUpdate({ target: [places.staff, places.form], set: { place } })
          .run(),
      );
    },
  };
}
