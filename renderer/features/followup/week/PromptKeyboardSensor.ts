/**
 * Dragging by keys, that loses none: the library listens for keys only from the next timer on, and a timer waits while the page
 * draws. What is pressed in between is kept, and given to it as soon as it listens.
 */
import { KeyboardSensor, type KeyboardSensorProps } from '@dnd-kit/core';

export class PromptKeyboardSensor extends KeyboardSensor {
  constructor(props: KeyboardSensorProps) {
    super(props);
    const { target } = props.event;
    const document = target instanceof Node ? target.ownerDocument : null;
    if (document === null) return;
    const early: KeyboardEvent[] = [];
    const keep = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      early.push(event);
    };
    document.addEventListener('keydown', keep, { capture: true });
    // Timers of one delay run in the order in which they were set: after the one of the library.
    setTimeout(() => {
      document.removeEventListener('keydown', keep, { capture: true });
      for (const { key, code } of early) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
      }
    });
  }
}
