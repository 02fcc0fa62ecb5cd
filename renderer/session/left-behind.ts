/**
 * Where a person was who locked the screen and let somebody else sign in: they come back to it. Addresses hold ids and no names; typed
 * words stay with their person (draft.ts). All of it is in memory only, and goes when that person signs out themselves.
 */
import { placeLeft, takePlace } from '../navigation/place.ts';
import { forgetRoute, restoreRoute } from '../navigation/useRoute.ts';
import { forgetDrafts } from './draft.ts';

interface Behind {
  readonly fragment: string;
  readonly place: string | null;
}
const behind = new Map<string, Behind>();

/** Somebody else signs in over the lock of this person. */
export function leaveBehind(person: string): void {
  behind.set(person, { fragment: location.hash, place: placeLeft() });
  forgetRoute();
}

/** The person is back. */
export function takeUp(person: string): void {
  const held = behind.get(person);
  if (held === undefined) return;
  behind.delete(person);
  takePlace(held.place);
  restoreRoute(held.fragment);
}

/** The person has signed out, or nobody was signed in. */
export function leaveNothing(person: string | null): void {
  forgetRoute();
  placeLeft();
  if (person === null) return;
  behind.delete(person);
  forgetDrafts(person);
}
