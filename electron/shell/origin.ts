/** The only origin that exists for this application. No electron here, so that it is tested in plain Node. */

export const SCHEME = 'app';
export const ORIGIN = 'app://throughcare';

/** Whether an address is a page of ours: by parsing, because `http://example.invalid/?app://throughcare` contains ours too. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === 'throughcare' && username === '' && password === '';
}

/** Whether an address leads out of this machine's own files. */
export function isRemote(address: string): boolean {
  if (!URL.canParse(address)) return true;
  return !['app:', 'devtools:', 'data:', 'blob:', 'about:', 'chrome:', 'chrome-extension:'].includes(
    new URL(address).protocol,
  );
}

/** The address of a print page, or null when the route is not a plain one. */
export function printAddress(route: string): string | null {
  if (!/^[A-Za-z0-9][A-Za-z0-9/_?=&.%-]{0,300}$/.test(route) || route.includes('..')) return null;
  const address = `${ORIGIN}/print/${route}`;
  return isOurs(address) && new URL(address).pathname.startsWith('/print/') ? address : null;
}
