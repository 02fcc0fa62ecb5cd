/**
 * Saves a picture of the demonstration that `npm start` shows on a virtual screen:
 *
 *   npm run screenshot [-- FILE.png]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pngFromWindowDump } from './display/picture.ts';
import { isRunning, screenImage } from './display/running.ts';

const file = path.resolve(process.argv[2] ?? path.join('out', 'screenshot.png'));
if (!isRunning()) {
  console.error('No demonstration is running on a virtual screen. Start one with: npm start');
  process.exit(1);
}
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, pngFromWindowDump(readFileSync(screenImage)));
console.log(file);
