import { describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../renderer/bridge/bridge.ts';
import { FieldSaver } from '../../../renderer/features/assessment/saving/field-saver.ts';
import type { Json } from '../../../shared/changes/change.ts';
import type { FieldView } from '../../../shared/contract/views.ts';
import type { FailureKind } from '../../../shared/failure/failure.ts';

const view = (value: Json, ...seen: string[]): FieldView => ({ value, seen, conflict: null });
const refused = (kind: FailureKind) =>
  new FailureError({ kind, sentence: 'No.', field: null, reference: 'AAAA-BBBB' });

/** A records process whose answers the test gives one by one. */
function desk() {
  const calls: {
    field: string;
    value: Json;
    seen: string[];
    answer: (with_: FieldView) => Promise<void>;
    refuse: (kind: FailureKind) => Promise<void>;
  }[] = [];
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const saver = new FieldSaver(
    (field, value, seen) =>
      new Promise((resolve, reject) => {
        calls.push({
          field,
          value,
          seen,
          answer: async (given) => (resolve(given), settle()),
          refuse: async (kind) => (reject(refused(kind)), settle()),
        });
      }),
  );
  const shows = (field: string) => saver.snapshot().get(field);
  return { saver, calls, shows };
}

describe('saving a field', () => {
  it('shows the answer at once and says when it is saved', async () => {
    const { saver, calls, shows } = desk();
    saver.set('answer.a', { value: 'yes' });
    expect(shows('answer.a')).toMatchObject({ value: { value: 'yes' }, state: 'saving' });
    await calls[0]?.answer(view({ value: 'yes', by: 'me' }, 'c1'));
    expect(shows('answer.a')).toMatchObject({ state: 'saved', failure: null });
  });

  it('saves one field one after another, the last value last, each having seen the one before', async () => {
    const { saver, calls, shows } = desk();
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    saver.set('answer.a', { value: 'yes' });
    saver.set('answer.a', { value: 'declined' });
    saver.set('answer.a', { value: 'unable' });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ value: { value: 'yes' }, seen: ['c0'] });
    await calls[0]?.answer(view({ value: 'yes' }, 'c1'));
    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({ value: { value: 'unable' }, seen: ['c1'] });
    expect(shows('answer.a')?.value).toEqual({ value: 'unable' });
    await calls[1]?.answer(view({ value: 'unable' }, 'c2'));
    expect(shows('answer.a')).toMatchObject({ value: { value: 'unable' }, state: 'saved' });
    expect(await saver.settled()).toBe(true);
  });

  it('saves two fields side by side', () => {
    const { saver, calls } = desk();
    saver.set('answer.a', { value: 'yes' });
    saver.set('answer.b', { value: 'no' });
    expect(calls.map((call) => call.field)).toEqual(['answer.a', 'answer.b']);
  });
});

describe('a save that is refused', () => {
  it('keeps what was typed, says why, and saves it when tried again', async () => {
    const { saver, calls, shows } = desk();
    saver.set('answer.a', { value: 'yes' });
    await calls[0]?.refuse('full');
    expect(shows('answer.a')).toMatchObject({
      value: { value: 'yes' },
      state: 'failed',
      failure: { kind: 'full' },
    });
    expect(await saver.settled()).toBe(false);
    saver.retry();
    await calls[1]?.answer(view({ value: 'yes' }, 'c1'));
    expect(shows('answer.a')).toMatchObject({ value: { value: 'yes' }, state: 'saved', failure: null });
    expect(await saver.settled()).toBe(true);
  });

  it('still says that it is not saved while it is being tried again', async () => {
    const { saver, calls, shows } = desk();
    saver.set('answer.a', { value: 'yes' });
    await calls[0]?.refuse('full');
    saver.retry();
    expect(shows('answer.a')?.failure?.kind).toBe('full');
  });

  it('is not lost when the form is opened again and read anew', async () => {
    const { saver, calls, shows } = desk();
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    saver.set('answer.a', { value: 'yes' });
    await calls[0]?.refuse('locked');
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    expect(shows('answer.a')?.value).toEqual({ value: 'yes' });
    saver.retry();
    expect(calls[1]).toMatchObject({ value: { value: 'yes' }, seen: ['c0'] });
  });

  it('does not pretend to have seen what somebody else wrote meanwhile', async () => {
    const { saver, calls } = desk();
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    saver.set('answer.a', { value: 'yes' });
    await calls[0]?.refuse('full');
    saver.merge({ 'answer.a': view({ value: 'declined' }, 'other') });
    saver.retry();
    expect(calls[1]?.seen).toEqual(['c0']);
  });
});

describe('reading the fields again', () => {
  it('takes in what somebody else wrote', () => {
    const { saver, shows } = desk();
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    saver.merge({ 'answer.a': view({ value: 'yes' }, 'c1') });
    expect(shows('answer.a')?.value).toEqual({ value: 'yes' });
  });

  it('does not go back to a reading from before a save', async () => {
    const { saver, calls, shows } = desk();
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    saver.set('answer.a', { value: 'yes' });
    await calls[0]?.answer(view({ value: 'yes' }, 'c1'));
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0') });
    saver.merge({ 'answer.a': view(null) });
    expect(shows('answer.a')?.value).toEqual({ value: 'yes' });
  });

  it('shows a conflict, and ends it with the next answer, which has seen both', async () => {
    const { saver, calls } = desk();
    saver.merge({ 'answer.a': { value: { value: 'yes' }, seen: ['c1', 'd1'], conflict: [] } });
    saver.set('answer.a', { value: 'no' });
    expect(calls[0]?.seen).toEqual(['c1', 'd1']);
  });

  it('leaves the object of a field that did not change, so that nothing is drawn twice', () => {
    const { saver, shows } = desk();
    saver.merge({ 'answer.a': view({ value: 'no' }, 'c0'), 'answer.b': view({ value: 'no' }, 'd0') });
    const before = shows('answer.a');
    saver.set('answer.b', { value: 'yes' });
    expect(shows('answer.a')).toBe(before);
  });

  it('tells whoever listens, until they stop', () => {
    const { saver } = desk();
    const listener = vi.fn();
    const stop = saver.subscribe(listener);
    saver.merge({ 'answer.a': view(null) });
    stop();
    saver.merge({ 'answer.a': view(null) });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
