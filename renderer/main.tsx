/** Starts the page: the application, or one printed page when the shell opened it to print. */
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { BridgeProvider } from './bridge/BridgeProvider.tsx';
import { ThemeProvider } from './theme/ThemeProvider.tsx';

/** The shell prints by opening `app://throughcare/print/<route>` in a hidden window. */
const PRINT = '/print/';

const Print = lazy(async () => ({ default: (await import('./print/Print.tsx')).Print }));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element to draw the page in');
const printing = location.pathname.startsWith(PRINT);

createRoot(root).render(
  <StrictMode>
    <ThemeProvider forceLight={printing}>
      <BridgeProvider>
        <Suspense>
          {printing ? <Print route={decodeURIComponent(location.pathname.slice(PRINT.length))} /> : <App />}
        </Suspense>
      </BridgeProvider>
    </ThemeProvider>
  </StrictMode>,
);
