/** Use cases of every area, by channel, as the dispatcher calls them. */
import { handlers } from '../services/index.ts';
import type { AnyHandler } from './service-context.ts';

export const serviceHandlers: Readonly<Record<string, AnyHandler>> = handlers;
