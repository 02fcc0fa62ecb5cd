/** Use cases of every area, by channel; areas are added here as they are built. */
import { contentHandlers } from '../services/content/handlers.ts';
import { patientHandlers } from '../services/patients/handlers.ts';
import type { AnyHandler } from './service-context.ts';

export const serviceHandlers: Readonly<Record<string, AnyHandler>> = {
  ...contentHandlers,
  ...patientHandlers,
};
