/** Minutes without input after which the screen locks (DESIGN §6); a policy of the central record may follow. */
export const IDLE_LOCK_MINUTES = 5;
