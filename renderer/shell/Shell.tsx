/** The frame that never changes: top bar, rail, and the screen of the current route. */
import { useEffect, useRef } from 'react';
import { useHotkeys } from '@mantine/hooks';
import { restorePlace } from '../navigation/place.ts';
import { useRoute } from '../navigation/useRoute.ts';
import { useDraft } from '../session/draft.ts';
import { FindPatient } from '../features/patients/FindPatient.tsx';
import { Rail } from './Rail.tsx';
import { Screen } from './Screen.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';

export function Shell({ lock, signOut }: { lock: () => void; signOut: () => void }) {
  const main = useRef<HTMLElement>(null);
  const [finding, setFinding] = useDraft('shell.finding', false);
  useHotkeys([['mod+K', () => setFinding(true)]], []);
  useEffect(restorePlace, []);
  useFocusOnNewScreen(main);
  return (
    <div className={styles['shell']}>
      <a
        className="tc-skip"
        href="#main"
        onClick={(event) => {
          // The fragment of the address names the screen; skipping must not change it.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the work
      </a>
      <TopBar lock={lock} signOut={signOut} find={() => setFinding(true)} />
      <Rail />
      <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
        <Screen />
      </main>
      {finding ? <FindPatient onClose={() => setFinding(false)} /> : null}
    </div>
  );
}

/** Moves the focus into the new screen, so that a keyboard or a screen reader does not stay behind in the rail. */
function useFocusOnNewScreen(main: React.RefObject<HTMLElement | null>): void {
  // Another part of the same patient's page is no new screen.
  const route = JSON.stringify({ ...useRoute(), tab: undefined });
  const last = useRef(route);
  useEffect(() => {
    if (last.current === route) return;
    last.current = route;
    main.current?.scrollTo({ top: 0 });
    main.current?.focus({ preventScroll: true });
  }, [route, main]);
}
