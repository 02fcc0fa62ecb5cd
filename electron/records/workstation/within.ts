/** Waiting for something, but not for ever. */

/** Settles with the work, or after so many milliseconds without it. Rejects as the work does. */
export async function withinMs(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
