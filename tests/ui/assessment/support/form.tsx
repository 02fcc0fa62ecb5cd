/** Parts of the assessment form inside the contexts they read, on the packs as shipped. */
import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { evaluate, type ScreeningState } from '../../../../shared/clinical/index.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { AssessmentView } from '../../../../shared/contract/reception.ts';
import {
  FormContext,
  FrameContext,
  type FormContextValue,
} from '../../../../renderer/features/assessment/form-context.ts';
import { useWhenSettled } from '../../../../renderer/features/assessment/useWhenSettled.ts';
import type { HeldField } from '../../../../renderer/features/assessment/saving/field-saver.ts';
import { screeningState } from '../../../../renderer/features/assessment/screening-state.ts';
import path from 'node:path';
import { loadPacks } from '../../../../electron/records/content/load-packs.ts';

const folder = path.join(import.meta.dirname, '../../../../resources/clinical');
const [first] = loadPacks(folder);
if (first === undefined) throw new Error('there is no content pack');
export const pack = first.pack;
export const now = '2026-11-22T19:40:00+00:00';
const screening = {
  person: { sex: 'male', gender: null, dateOfBirth: '1988-03-14' },
  per: null,
  history: [],
  arrival: { source: 'court', arrivedAt: '2026-11-22T18:30:00+00:00' },
};

export function held(value: Json): HeldField {
  return { value, view: { value, seen: [], conflict: null }, state: 'saved', failure: null };
}

export function stateOf(values: Readonly<Record<string, Json>>): ScreeningState {
  const fields = new Map(Object.entries(values).map(([name, value]) => [name, held(value)]));
  return screeningState(screening as AssessmentView['screening'], fields, now);
}

interface Shown {
  /** What was saved, in order. */
  readonly saved: { field: string; value: Json }[];
  readonly goneTo: string[];
}

/** Draws `children` in a form that holds `values` and keeps what is saved, as the real one does. */
export function inForm(children: ReactNode, values: Readonly<Record<string, Json>> = {}): Shown {
  const shown: Shown = { saved: [], goneTo: [] };
  render(
    <MantineProvider>
      <Form initial={values} shown={shown}>
        {children}
      </Form>
    </MantineProvider>,
  );
  return shown;
}

interface FormProps {
  initial: Readonly<Record<string, Json>>;
  shown: Shown;
  children: ReactNode;
}

function Form({ initial, shown, children }: FormProps) {
  const [values, setValues] = useState(initial);
  const state = stateOf(values);
  const form: FormContextValue = {
    assessmentId: 'a',
    pack,
    known: state,
    save: (field, value) => {
      shown.saved.push({ field, value });
      setValues((before) => ({ ...before, [field]: value }));
    },
    goTo: (place) => void shown.goneTo.push(place),
    open: true,
    view: { id: 'a', screening, history: [] } as unknown as AssessmentView,
    fields: new Map(Object.entries(values).map(([name, value]) => [name, held(value)])),
    state,
    evaluation: evaluate(pack, state),
    whenSettled: useWhenSettled(true),
  };
  return (
    <FrameContext value={form}>
      <FormContext value={form}>
        <div data-form>{children}</div>
      </FormContext>
    </FrameContext>
  );
}
