/** The parts of the plan at its left, each with how it stands; in a narrow window one box to choose from. */
import { NativeSelect } from '@mantine/core';
import { IconAlertTriangle, type Icon } from '@tabler/icons-react';
import { MEDICINES, partOf, type PartId } from './parts.ts';
import styles from './Plan.module.css';
import { usePlan } from './plan-context.ts';
import type { PlanView, ReleaseContentView } from './types.ts';
import { many, sectionMarks, stateLabel } from './words.ts';

interface Entry {
  id: PartId;
  title: string;
  /** How it stands, in a few words; empty where there is nothing to say. */
  says: string;
  icon: Icon | null;
  tone: string;
}

export function PlanNav({ current, onPart }: { current: PartId; onPart: (part: PartId) => void }) {
  const { view, content } = usePlan();
  const entries = entriesOf(view, content);
  return (
    <>
      <nav aria-label="Parts of the release plan" className={styles['nav']}>
        <ol>
          {entries.map(({ id, title, says, icon: Mark, tone }) => (
            <li key={id}>
              <button
                type="button"
                className={styles['part']}
                aria-current={id === current ? 'step' : undefined}
                onClick={() => onPart(id)}
              >
                <span>{title}</span>
                <span className={styles['says']} data-tone={tone}>
                  {Mark === null ? null : <Mark size={14} aria-hidden />} {says}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <NativeSelect
        className={styles['choose']}
        label="Part of the plan"
        value={current}
        data={entries.map(({ id, title, says }) => ({
          value: id,
          label: says === '' ? title : `${title}: ${says}`,
        }))}
        onChange={({ currentTarget: { value } }) => onPart(value as PartId)}
      />
    </>
  );
}

function entriesOf(view: PlanView, content: ReleaseContentView): Entry[] {
  const overdue = view.milestones.filter(({ state }) => state === 'red').length;
  const kept = view.withheld.filter(({ state }) => state === 'withheld');
  const plain = { icon: null, tone: 'plain' };
  const alarm = (wrong: boolean) => (wrong ? { icon: IconAlertTriangle, tone: 'bad' } : plain);
  return [
    { id: 'overview', title: 'Date and overview', says: '', ...plain },
    {
      id: 'milestones',
      title: 'Milestones',
      says: overdue === 0 ? '' : `${overdue} overdue`,
      ...alarm(overdue > 0),
    },
    ...content.sections.sections.map((section): Entry => {
      const state = view.sections.find(({ id }) => id === section.id)?.state ?? 'not-assessed';
      const entry = { id: partOf(section.id), title: section.title };
      const gaps = section.id === MEDICINES ? gapsOf(view) : 0;
      return gaps > 0
        ? { ...entry, says: many(gaps, 'gap'), ...alarm(true) }
        : { ...entry, says: stateLabel(content, state), ...sectionMarks[state] };
    }),
    {
      id: 'sharing',
      title: 'Consent and sharing',
      says: view.shares.length === 0 ? 'Nobody yet' : many(view.shares.length, 'recipient'),
      ...plain,
    },
    {
      id: 'withheld',
      title: 'Kept back',
      says: kept.length === 0 ? '' : many(kept.length, 'item'),
      ...alarm(kept.some(({ reviewDue }) => reviewDue)),
    },
    { id: 'packs', title: 'Handover packs', says: '', ...plain },
  ];
}

/** Medicines that go out without enough of a supply or a prescription. */
export function gapsOf({ medicines }: PlanView): number {
  return medicines.filter(({ state, verdict }) => state === 'current' && verdict.level === 'red').length;
}
