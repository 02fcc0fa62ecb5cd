/** The wing summary says what to do and never why in medical words, whatever a person has. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/changes/change.ts';
import { anIdentity, anArrival } from '../../support/builders.ts';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { packs, password } from '../../support/desk.ts';
import { answerAll } from '../../support/screening.ts';

const desk = desksOfTest();

/** Words that would tell an officer what somebody has or takes. */
const forbidden = [
  /asthma|diabet|epilep|seizure|heart|copd|tubercul|\btb\b|sickle|hepatitis|\bhiv\b|\bsti\b|sexual|chest pain/i,
  /learning disab|autis|adhd|psych|schizo|depress|mental|suicid|self-harm|overdose|hopeless/i,
  /insulin|lantus|clozapine|methadone|warfarin|medicine|medication|opioid|opiate|heroin|alcohol|withdraw/i,
  /pregnan|allerg|penicillin|cancer|coeliac|stoma|continence|infect|audit|news2|ciwa|cows/i,
];

describe('the wing summary', () => {
  it('of a person with every condition holds no diagnosis, medicine or infection', async () => {
    const at = desk();
    const { assessmentId } = await begun(
      at,
      anArrival({ gender: 'FEMALE' }),
      anIdentity({ sex: 'female', surname: "O'Connor-Smythe", forenames: 'Niamh' }),
    );
    const view = await at.call('reception.assessment', { assessmentId });
    expect(view.pack.id).toBe('first-stage-women');
    const pack = packs.find((each) => each.pack.id === view.pack.id)?.pack;
    const everything: Record<string, Json> = {};
    for (const item of pack?.items ?? []) {
      const yes = item.answer.kind === 'standard' && (item.answer.allow ?? ['yes']).includes('yes');
      if (yes) everything[`answer.${item.id}`] = { value: 'yes' };
    }
    everything['answer.q2-medicines'] = {
      value: 'yes',
      detail: {
        medicines: [
          { name: 'Clozapine', 'supply-tonight': 'none' },
          { name: 'Warfarin', 'supply-tonight': 'stock' },
        ],
      },
    };
    everything['answer.q4-allergies'] = {
      value: 'yes',
      detail: { allergies: [{ substance: 'Penicillin', reaction: 'anaphylaxis', severity: 'severe' }] },
    };
    everything['answer.observations'] = { value: 'declined' };
    for (const decision of ['acct-opened', 'cell-sharing', 'diet', 'evacuation-plan']) {
      everything[`decision.${decision}`] = { value: 'yes' };
    }
    everything['decision.normal-location'] = { value: 'no', detail: { where: 'HIV clinic bed' } };
    everything['decision.medicines-tonight'] = { value: 'arranged', detail: { plan: 'Clozapine at 22:00' } };
    await answerAll(at, assessmentId, everything);
    const { signedId } = await at.call('reception.sign', { assessmentId, password, supervisor: null });
    const summary = await at.call('reception.wingSummary', { signedId });
    expect(summary.lines.length).toBeGreaterThanOrEqual(2);
    expect(summary.tasks.length).toBeGreaterThan(5);
    const shown = JSON.stringify({ lines: summary.lines, tasks: summary.tasks, location: summary.location });
    for (const words of forbidden) expect(words.exec(shown)?.[0]).toBeUndefined();
    expect(summary.person).toMatchObject({ surname: "O'Connor-Smythe" });
    expect(summary.location).toMatch(/Not normal location/);
    expect(summary.dataState).toMatch(/never reached/);
    expect(await at.call('reception.printed', { signedId, what: 'wing-summary', how: 'pdf' })).toEqual({
      ok: true,
    });
  });
});
