/** What the window can reach: its own files and the records process, and nothing else. */
import { begin } from '../support/demonstration/steps.ts';
import { expect, signIn, test } from '../support/demonstration/test.ts';

interface Requests {
  answered: number;
  refused: string[];
}

test('no page asks for anything but its own files, and what a page tries is refused', async ({
  running: { app, page },
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await signIn(page, 'r.okafor');
  await begin(page, /HALL, Daniel/);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !url.startsWith('app://throughcare/'))).toEqual([]);
  const requests = () =>
    app.evaluate(() => (globalThis as unknown as { throughcareRequests: Requests }).throughcareRequests);
  expect((await requests()).refused).toEqual([]);

  const tried = await page.evaluate(async () => {
    const outcome = async (attempt: () => unknown) => {
      try {
        return String(await attempt());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      fetch: await outcome(() => fetch('https://example.invalid/')),
      window: await outcome(() => window.open('https://example.invalid/')),
      // Later, because the test runner's own call is let through.
      eval: await outcome(
        () =>
          new Promise((resolve) => {
            setTimeout(() => {
              try {
                // oxlint-disable-next-line no-eval -- it must not work
                resolve(globalThis.eval('1'));
              } catch (error) {
                resolve((error as Error).name);
              }
            }, 50);
          }),
      ),
      camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
      notification: await outcome(() => Notification.requestPermission()),
      place: await outcome(
        () =>
          new Promise((_resolve, reject) => {
            navigator.geolocation.getCurrentPosition(_resolve, ({ code }) =>
              reject(new Error(`code ${code}`)),
            );
          }),
      ),
      node: [typeof globalThis['process' as never], typeof globalThis['require' as never]].join(),
      script: await outcome(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.injected = true';
        document.body.append(script);
        return (globalThis as { injected?: boolean }).injected ?? 'not run';
      }),
      style: await outcome(() => {
        const style = document.createElement('style');
        style.textContent = 'h1 { color: rgb(1, 2, 3) }';
        document.head.append(style);
        return getComputedStyle(document.querySelector('h1') as Element).color === 'rgb(1, 2, 3)';
      }),
    };
  });
  expect(tried).toMatchObject({
    fetch: 'TypeError',
    window: 'null',
    eval: 'EvalError',
    notification: 'denied',
    place: 'Error',
    node: 'undefined,undefined',
    script: 'not run',
    style: 'false',
  });
  expect(tried.camera).not.toContain('MediaStream');
  const address = page.url();
  await page.evaluate(() => (location.href = 'https://example.invalid/'));
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
});

test('the policy of the page forbids inline code and everything from elsewhere', async ({ window }) => {
  const headers = await window.evaluate(async () =>
    Object.fromEntries((await fetch('/index.html')).headers.entries()),
  );
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});
