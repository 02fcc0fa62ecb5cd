/** The real window with 20,000 patients: start, memory, a whole screening by keyboard, and follow-up of 2,000: `npm run bench -- window`. */
import { startVirtualScreen } from '../../scripts/display/xvfb.ts';
import { benchFollowUpWindow } from './follow-up-window.ts';
import { benchFrames } from './frames.ts';
import { benchWindow } from './window.ts';

// A screen of its own, so that nothing drawn elsewhere costs it frames and no other window takes its keys.
const screen = await startVirtualScreen();
process.env['DISPLAY'] = screen.display;
try {
  await benchFrames();
  await benchWindow();
  await benchFollowUpWindow();
} finally {
  await screen.stop();
}
process.exit(0);
