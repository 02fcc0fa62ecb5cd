/** Electron's security checklist, as far as it can be read from source and configuration, and docs/electron-security.md held. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { configuration } from '../../../electron-builder.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
/** Without comments, which may name what must not be written. */
const code = (file: string): string =>
  read(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');
const shell = ['electron/main.ts', 'electron/preload.ts'].concat(
  readdirSync('electron/shell', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join('electron/shell', name)),
);
const users = (word: RegExp): string[] => shell.filter((file) => word.test(code(file)));

it('states the preferences of every page', () => {
  const window = code('electron/shell/window.ts');
  for (const stated of [
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'webviewTag: false',
    'spellcheck: false',
    'devTools: false',
  ])
    expect(window).toContain(stated);
  // Every window of the shell is made with these and with nothing beside them.
  for (const file of users(/new BrowserWindow\(/)) {
    const made = code(file).match(/new BrowserWindow\(/g) ?? [];
    const stated = code(file).match(/webPreferences: (?:\{ \.\.\.)?pagePreferences\(/g) ?? [];
    expect([file, stated.length]).toEqual([file, made.length]);
  }
});

it('sandboxes every process unless the system cannot', () => {
  expect(code('electron/shell/application.ts')).toContain(
    "if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();",
  );
  expect(users(/sandbox: false|appendSwitch\(\s*'no-sandbox'/)).toEqual([]);
});

it('denies every permission, download and spell checker', () => {
  const session = code('electron/shell/page-session.ts');
  for (const handler of [
    'setPermissionRequestHandler((_contents, _permission, answer) => answer(false))',
    'setPermissionCheckHandler(() => false)',
    'setDevicePermissionHandler(() => false)',
    'setDisplayMediaRequestHandler((_request, answer) => answer({}))',
    'setSpellCheckerEnabled(false)',
    "on('will-download', (event) => event.preventDefault())",
  ])
    expect(session).toContain(handler);
  expect(session).toContain('[ours, session.defaultSession]');
});

it('never writes what would open a page', () => {
  const forbidden =
    /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|openExternal|openDevTools|toggleDevTools|@electron\/remote|nodeIntegration(InWorker|InSubFrames)?: true|contextIsolation: false|webviewTag: true|allowpopups|executeJavaScript\(\s*`|disable-web-security|ignore-certificate-errors|devTools: true|crashReporter/;
  expect(users(forbidden)).toEqual([]);
});

it('guards navigation, windows and webviews of every page', () => {
  const guard = code('electron/shell/contents-guard.ts');
  expect(guard).toContain("app.on('web-contents-created'");
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
    expect(guard).toMatch(
      new RegExp(
        `'${event}', \\(event\\) => \\{\\s*if \\(!isOurs\\(event\\.url\\)\\) event\\.preventDefault`,
      ),
    );
  expect(guard).toContain("'will-attach-webview', (event) => event.preventDefault()");
  expect(guard).toContain("setWindowOpenHandler(() => ({ action: 'deny' }))");
  expect(users(/guardAllContents\(\)/).length).toBeGreaterThan(1);
});

it('pins one version of Electron', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});

it('takes messages in one place, from the main frame of a known page of ours', () => {
  expect(users(/\bipcMain\b/)).toEqual(['electron/shell/ipc.ts']);
  const ipc = code('electron/shell/ipc.ts');
  expect(ipc).toContain("if (!isTrusted(event)) throw new Error('refused')");
  expect(ipc).toContain('senderFrame === null || senderFrame.parent !== null');
  expect(ipc).toContain(
    'knownPages.has(sender) && senderFrame === sender.mainFrame && isOurs(senderFrame.url)',
  );
});

it('states every fuse, and the flavours differ in the inspector alone', () => {
  const [release, inspectable] = [
    configuration('release').electronFuses,
    configuration('inspectable').electronFuses,
  ];
  expect(release).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(inspectable).toEqual({ ...release, enableNodeCliInspectArguments: true });
  expect(read('scripts/package.ts')).toContain('await checkFuses(executable, config)');
});

it('gives pages named functions and nothing of Electron', () => {
  const preload = code('electron/preload.ts');
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  expect(preload).toContain("exposeInMainWorld('throughcare', bridge)");
  expect(preload).not.toMatch(/:\s*ipcRenderer\s*[,}]/);
  for (const [, channel] of preload.matchAll(/ipcRenderer\.\w+\(([^,)]+)/g))
    expect(channel).toMatch(/^channels\.\w+$/);
});

it('is written down in docs/electron-security.md, item by item, with tests that are there', () => {
  const rows = read('docs/electron-security.md')
    .split('\n')
    .filter((line) => /^\| \d+ /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, item]) => Number(item))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const row of rows) provedBy(row[4] ?? '');
});

/** The proof of a row: a file and the title of a test in it. */
function provedBy(proof: string): void {
  const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(proof) ?? [];
  expect(existsSync(file), proof).toBe(true);
  const text = read(file);
  expect(
    ["'", '`'].some((quote) => text.includes(`${quote}${title}`)),
    proof,
  ).toBe(true);
}

it('has a proof for every other promise of docs/electron-security.md', () => {
  const rows = read('docs/electron-security.md')
    .split('\n')
    .filter((line) => /^\| 2\.\d /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(new Set(rows.map(([, section]) => section))).toEqual(new Set(['2.2', '2.3', '2.4', '2.6', '2.7']));
  for (const row of rows) provedBy(row[3] ?? '');
});

it('is installed for the whole machine, signed, and its archive is checked', () => {
  const { asar, win, nsis, files } = configuration('release');
  expect(asar).toBe(true);
  expect(win).toMatchObject({ forceCodeSigning: true });
  expect(nsis).toMatchObject({ perMachine: true, allowToChangeInstallationDirectory: false });
  expect(files).toContain('!dist/**/*.map');
});

it('gives nobody else of the computer what it writes, before anything is written', () => {
  const start = code('electron/shell/application.ts');
  expect(start.indexOf('process.umask(0o077)')).toBeGreaterThan(-1);
  expect(start.indexOf('process.umask(0o077)')).toBeLessThan(start.indexOf('registerScheme();'));
  const main = code('electron/main.ts');
  expect(main.indexOf('prepare();')).toBeLessThan(main.indexOf('isOnlyInstance()'));
});
