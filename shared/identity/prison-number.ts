const PRISON_NUMBER = /^[A-Z]\d{4}[A-Z]{2}$/;

/**
 * Reads a prison (NOMIS) number such as `A1234BC`, in any case and with stray spaces.
 * Pattern: `^[A-Z]\d{4}[A-Z]{2}$`, as the prison's own systems check it.
 * @returns the upper-case number, or null when the text is not one.
 */
export function parsePrisonNumber(text: string): string | null {
  const number = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  return PRISON_NUMBER.test(number) ? number : null;
}
