import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Details } from '../../../renderer/features/assessment/details/Details.tsx';
import { regionOf } from '../../../renderer/features/assessment/details/body-regions.ts';
import { useForm } from '../../../renderer/features/assessment/form-context.ts';
import type { Answer } from '../../../shared/clinical/index.ts';
import { inForm, pack } from './support/form.tsx';

const FIELD = 'answer.q3-injury';

function Injury() {
  const { fields } = useForm();
  const item = pack.items.find((each) => each.id === 'q3-injury');
  if (item === undefined) throw new Error('the pack asks about injury');
  return <Details item={item} field={FIELD} answer={(fields.get(FIELD)?.value ?? null) as Answer | null} />;
}

function draw(marks?: object[]) {
  const detail = marks === undefined ? {} : { detail: { marks } };
  const shown = inForm(<Injury />, { [FIELD]: { value: 'yes', ...detail } as never });
  const saved = () => {
    const last = shown.saved.at(-1)?.value as { detail: { marks?: unknown[] } } | undefined;
    return last?.detail.marks;
  };
  return { ...shown, marks: saved, front: screen.getByRole('application', { name: /^Front/ }) };
}

const press = (element: Element, key: string, times = 1, shiftKey = false) => {
  for (let time = 0; time < times; time += 1) fireEvent.keyDown(element, { key, shiftKey });
};

describe('the body map at the keyboard', () => {
  it('places a mark where the arrow keys have moved, and says where in words', () => {
    const { marks, front } = draw();
    fireEvent.focus(front);
    press(front, 'ArrowRight', 6, true);
    press(front, 'ArrowLeft', 10);
    press(front, 'ArrowDown', 12);
    press(front, 'Enter');
    expect(marks()).toEqual([{ view: 'front', x: 0.78, y: 0.46, kind: 'bruise' }]);
    expect(screen.getByText('left forearm, front')).toBeTruthy();
    expect(screen.getByRole('application', { name: /^Front of the body, 1 marks/ })).toBeTruthy();
  });

  it('never leaves the drawing', () => {
    const { marks, front } = draw();
    press(front, 'ArrowUp', 40, true);
    press(front, 'ArrowLeft', 40, true);
    press(front, ' ');
    expect(marks()).toEqual([{ view: 'front', x: 0.01, y: 0.01, kind: 'bruise' }]);
  });

  it('keeps the numbers of the other marks when one is removed, and blank when the last one is', () => {
    const { marks } = draw([
      { view: 'front', x: 0.5, y: 0.06, kind: 'cut' },
      { view: 'back', x: 0.5, y: 0.25, kind: 'burn' },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove mark 1' }));
    expect(marks()).toEqual([{ view: 'back', x: 0.5, y: 0.25, kind: 'burn' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove mark 1' }));
    expect(marks()).toBeUndefined();
  });

  it('says what kind each mark is, from the kinds of the pack', () => {
    const { marks } = draw([{ view: 'front', x: 0.5, y: 0.06, kind: 'cut' }]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Kind of mark 1' }), { target: { value: 'bite' } });
    expect(marks()).toEqual([{ view: 'front', x: 0.5, y: 0.06, kind: 'bite' }]);
  });
});

describe('regions of the body', () => {
  it('names left and right as the person’s own', () => {
    expect(regionOf({ view: 'front', x: 0.78, y: 0.46 })).toBe('left forearm, front');
    expect(regionOf({ view: 'back', x: 0.78, y: 0.46 })).toBe('right forearm, back');
    expect(regionOf({ view: 'front', x: 0.5, y: 0.05 })).toBe('head, front');
    expect(regionOf({ view: 'back', x: 0.5, y: 0.25 })).toBe('upper back');
    expect(regionOf({ view: 'front', x: 0.42, y: 0.75 })).toBe('right knee, front');
  });

  it('has a name for every point of the drawing', () => {
    for (let x = 0.01; x < 1; x += 0.02) {
      for (let y = 0.01; y < 1; y += 0.02) {
        expect(regionOf({ view: 'front', x, y }), `${x} ${y}`).not.toMatch(/body/);
      }
    }
  });
});
