/** Booking by drag: with the mouse from a handle, or with the keys once a handle is picked up with Space. */
import {
  closestCenter,
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type Announcements,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import { useState, type ReactNode } from 'react';
import type { BookingView } from '../../../../shared/contract/followup-views.ts';
import { showDay } from '../../../components/time.ts';
import type { Slot } from './columns.ts';
import { PromptKeyboardSensor } from './PromptKeyboardSensor.ts';
import styles from './Week.module.css';

/** What is dragged: what somebody is owed, and the booking that moves. */
export interface Dragged {
  appointmentId: string;
  name: string;
  booking: BookingView | null;
}

const DISTANCE_PX = 5;

/** To the nearest free slot in the direction of the arrow. */
const nextSlot: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const { collisionRect, droppableRects, droppableContainers } = context;
  if (collisionRect === null) return undefined;
  const ahead = {
    ArrowDown: (dx: number, dy: number) => dy > 4 && Math.abs(dx) < 60,
    ArrowUp: (dx: number, dy: number) => dy < -4 && Math.abs(dx) < 60,
    ArrowLeft: (dx: number) => dx < -40,
    ArrowRight: (dx: number) => dx > 40,
  }[event.code];
  if (ahead === undefined) return undefined;
  event.preventDefault();
  const near = droppableContainers
    .getEnabled()
    .map(({ id }) => droppableRects.get(id))
    .filter((rect) => rect !== undefined)
    .map((rect) => ({ dx: rect.left - collisionRect.left, dy: rect.top - collisionRect.top }))
    .filter(({ dx, dy }) => ahead(dx, dy))
    .toSorted((a, b) => Math.hypot(a.dx, a.dy) - Math.hypot(b.dx, b.dy))[0];
  return near === undefined
    ? currentCoordinates
    : { x: currentCoordinates.x + near.dx, y: currentCoordinates.y + near.dy };
};

const under: CollisionDetection = (args) => {
  const within = pointerWithin(args);
  return within.length > 0 || args.pointerCoordinates !== null ? within : closestCenter(args);
};

const nameOf = (data: unknown) => (data as Dragged | undefined)?.name ?? 'This person';

function wordsOf(data: unknown): string {
  const { slot, words } = (data ?? {}) as { slot?: Slot; words?: string };
  return slot === undefined ? 'no slot' : `${showDay(slot.date)}, ${words ?? ''}`;
}

const announcements: Announcements = {
  onDragStart: ({ active }) => `${nameOf(active.data.current)} is picked up.`,
  onDragOver: ({ over }) => (over === null ? 'Over no slot.' : `Over ${wordsOf(over.data.current)}.`),
  onDragEnd: ({ active, over }) =>
    over === null
      ? `${nameOf(active.data.current)} was put back.`
      : `${nameOf(active.data.current)} was put on ${wordsOf(over.data.current)}.`,
  onDragCancel: ({ active }) => `${nameOf(active.data.current)} was put back.`,
};

const instructions = {
  draggable:
    'Press Space to pick this person up, arrow keys to move between free slots, Space to book, Escape to put back.',
};

interface DraggingProps {
  onDrop: (dragged: Dragged, slot: Slot) => void;
  children: ReactNode;
}

export function Dragging({ onDrop, children }: DraggingProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DISTANCE_PX } }),
    useSensor(PromptKeyboardSensor, { coordinateGetter: nextSlot }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const slot = (over?.data.current as { slot?: Slot } | undefined)?.slot;
    const held = active.data.current as Dragged | undefined;
    if (slot !== undefined && held !== undefined) onDrop(held, slot);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={under}
      accessibility={{ announcements, screenReaderInstructions: instructions }}
      onDragStart={({ active }) => setDragged(nameOf(active.data.current))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged === null ? null : <div className={styles['dragged']}>{dragged}</div>}
      </DragOverlay>
    </DndContext>
  );
}
