/** Small facts of this workstation, inside the encrypted file. */
import { eq } from 'drizzle-orm';
import type { Queries } from './core.ts';
import { guarded } from './errors.ts';
import { setting } from './schema/own.ts';
import type { Settings } from './own-types.ts';

export function settingsOf(queries: Queries): Settings {
  return {
    get: (key) =>
      guarded(
        () =>
          queries.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get()?.value ??
          null,
      ),
    set: (key, value) => {
      guarded(() =>
        queries
          .insert(setting)
          .values({ key, value })
          .onConflictDoUpdate({ target: setting.key, set: { value } })
          .run(),
      );
    },
  };
}
