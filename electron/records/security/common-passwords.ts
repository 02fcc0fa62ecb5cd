/**
 * Passwords that are tried first, as their bare core: lower case letters after the usual substitutions are undone and
 * digits and signs are taken off. A long password built from one of these is still one of these (NCSC, "Password
 * administration for system owners": deny-list common passwords rather than demand complexity).
 *
 * Cores gathered from the words that lead every published list of leaked passwords, and from words of this place.
 */
const words = `
password passwort passphrase welcome letmein qwerty qwertyuiop qwertyuiopasdf asdfghjkl zxcvbnm asdf qazwsx qazwsxedc
iloveyou monkey dragon sunshine princess football liverpool chelsea arsenal everton rangers celtic manchester
manchesterunited manchestercity tottenham newcastle baseball superman batman master shadow michael jordan ashley
charlie jessica michelle daniel andrew joshua thomas george matthew jennifer hannah amanda computer internet samsung
secret trustno trustnoone whatever hello helloworld freedom summer winter spring autumn january february march april
may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
admin administrator root system login changeme default guest user test testing temp temporary access letmeinnow
correcthorsebatterystaple thisismypassword mypassword newpassword passwordpassword mysecretpassword adminadmin
nurse nurses nursing doctor health healthcare hospital prison prisoner custody reception medical medicine clinic
england london britain unitedkingdom nhs nhsengland hmp hmprison hmpps throughcare workstation establishment
`;

const cores: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

const substitutions: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Whether a password is a common one, possibly dressed up or repeated. */
export function isCommonPassword(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const plain = lower.replaceAll(/[^a-z]/g, '');
  const undone = [...lower].map((character) => substitutions[character] ?? character).join('');
  // Signs and digits at the ends are decoration even where they could stand for letters: P4ssw0rd2026!
  const trimmed = [...lower.replace(/^[^a-z]+|[^a-z]+$/g, '')]
    .map((character) => substitutions[character] ?? character)
    .join('');
  const candidates = [plain, undone, trimmed].map((text) => text.replaceAll(/[^a-z]/g, ''));
  return plain.length < 3 || candidates.some((core) => cores.has(shortestPeriod(core)) || cores.has(core));
}

/** `abcabcabc` -> `abc`. */
function shortestPeriod(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) {
      return text.slice(0, length);
    }
  }
  return text;
}
