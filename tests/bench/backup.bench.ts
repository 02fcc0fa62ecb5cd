/** The daily backup of 500,000 changes while somebody works in the real window: `npm run bench -- backup`. */
import { startVirtualScreen } from '../../scripts/display/xvfb.ts';
import { benchBackup } from './backup-window.ts';

// A screen of its own, so that nothing drawn elsewhere costs it frames and no other window takes its keys.
const screen = await startVirtualScreen();
process.env['DISPLAY'] = screen.display;
try {
  await benchBackup();
} finally {
  await screen.stop();
}
process.exit(0);
