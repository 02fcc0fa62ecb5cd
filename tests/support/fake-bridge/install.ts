/** Puts the invented bridge where the preload puts the real one. `?phase=signed-out` starts in another phase. */
import { makeFakeBridge } from './fake-bridge.ts';

window.throughcare = makeFakeBridge(new URLSearchParams(location.search));
