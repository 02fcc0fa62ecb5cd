/** Names of the blood-borne viruses that are tested for. */
const viruses: Readonly<Record<string, string>> = {
  hiv: 'HIV',
  'hepatitis-b': 'Hepatitis B',
  'hepatitis-c': 'Hepatitis C',
};

export function virusName(virus: string | null): string {
  return viruses[virus ?? ''] ?? '';
}
