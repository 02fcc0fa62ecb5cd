import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AnswerButtons } from '../../../renderer/features/assessment/question/AnswerButtons.tsx';
import { offeredAnswers } from '../../../renderer/features/assessment/question/answers.ts';
import { pack } from './support/form.tsx';

const item = pack.items.find((each) => each.id === 'q13-alcohol');
if (item === undefined) throw new Error('the pack asks about alcohol');
const answers = offeredAnswers(item);

function draw(value: string | null = null) {
  const onAnswer = vi.fn();
  render(
    <div data-form>
      <p id="q">Do you drink alcohol?</p>
      <AnswerButtons answers={answers} value={value} onAnswer={onAnswer} labelledBy="q" place="answer.q" />
      <button type="button">next</button>
    </div>,
  );
  return { onAnswer, radios: screen.getAllByRole('radio') };
}

describe('the five answers', () => {
  it('are a radio group named by the question, with nothing preselected and one tab stop', () => {
    const { radios } = draw();
    expect(screen.getByRole('radiogroup', { name: 'Do you drink alcohol?' })).toBeTruthy();
    expect(radios.map((radio) => radio.getAttribute('aria-checked'))).toEqual(Array(5).fill('false'));
    expect(radios.map((radio) => radio.tabIndex)).toEqual([0, -1, -1, -1, -1]);
  });

  it('are given by their number keys', () => {
    const { onAnswer, radios } = draw();
    radios[0]?.focus();
    for (const key of ['1', '2', '3', '4', '5']) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
    }
    expect(onAnswer.mock.calls.flat()).toEqual(['yes', 'no', 'not-known', 'declined', 'unable']);
    expect(document.activeElement).toBe(radios[4]);
  });

  it('are not given by arrows, by Enter, by a number that is none, or with a modifier', () => {
    const { onAnswer, radios } = draw();
    radios[0]?.focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', '0', '6', '9', 'Enter']) {
      fireEvent.keyDown(radios[0] as HTMLElement, { key });
    }
    fireEvent.keyDown(radios[0] as HTMLElement, { key: '1', ctrlKey: true });
    fireEvent.keyDown(radios[0] as HTMLElement, { key: '1', altKey: true });
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('are walked by arrows, round and round', () => {
    const { radios } = draw();
    radios[0]?.focus();
    fireEvent.keyDown(radios[0] as HTMLElement, { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(radios[4]);
    fireEvent.keyDown(radios[4] as HTMLElement, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(radios[0]);
  });

  it('are left by Enter to the next field, whatever was chosen', () => {
    const { radios } = draw('no');
    radios[1]?.focus();
    fireEvent.keyDown(radios[1] as HTMLElement, { key: 'Enter' });
    expect(document.activeElement?.textContent).toBe('next');
  });

  it('keep the place and the tab stop on the answer that was given', () => {
    const { radios } = draw('declined');
    expect(radios.map((radio) => radio.dataset['place'])).toEqual([
      undefined,
      undefined,
      undefined,
      'answer.q',
      undefined,
    ]);
    expect(radios[3]?.tabIndex).toBe(0);
  });
});
