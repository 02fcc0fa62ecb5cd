/** Use cases of every area, by channel; areas are added here as they are built. */
import type { AnyHandler } from './service-context.ts';

export const serviceHandlers: Readonly<Record<string, AnyHandler>> = {};
