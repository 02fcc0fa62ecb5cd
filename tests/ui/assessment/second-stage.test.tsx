/** The second stage on the page: reconciliation before it, the first stage beside it, figures and screening worked out in sight. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AssessmentPage } from '../../../renderer/features/assessment/AssessmentPage.tsx';
import { SignedPage } from '../../../renderer/features/assessment/SignedPage.tsx';
import { SecondStageCard } from '../../../renderer/features/assessment/second-stage/SecondStageCard.tsx';
import type { Output } from '../../../shared/contract/contract.ts';
import { pageWith } from '../../support/page-with.tsx';
import { answers, banner, id, signedFirst, standing, view } from './support/second-stage.ts';

const openSection = async (name: RegExp) => {
  const sections = await screen.findByRole('navigation', { name: 'Sections of the assessment' });
  fireEvent.click(within(sections).getByRole('button', { name }));
};

it('asks for reconciliation before it begins, and goes on without it only with a reason', async () => {
  const drawn = pageWith(<SecondStageCard banner={banner} />, {
    'followup.secondStage': () => standing(),
    'followup.begin': () => view(),
  });
  await screen.findByText(/Medicines are not reconciled yet/);
  fireEvent.click(screen.getByRole('button', { name: 'Second-stage assessment' }));
  const dialog = await screen.findByRole('dialog', { name: /are not reconciled/ });
  const go = within(dialog).getByRole('button', { name: 'Go on without' });
  expect(go).toHaveProperty('disabled', true);
  fireEvent.change(within(dialog).getByLabelText(/^Why it goes on without/), {
    target: { value: 'Pharmacist back on Monday' },
  });
  fireEvent.click(go);
  await waitFor(() =>
    expect(drawn.asked).toContainEqual({
      channel: 'followup.begin',
      input: { stayId: id(2), without: 'Pharmacist back on Monday' },
    }),
  );
});

it('records a reconciliation with its sources, and sends nothing half', async () => {
  const drawn = pageWith(<SecondStageCard banner={banner} />, {
    'followup.secondStage': () => standing(),
    'followup.reconciled': () => ({ id: id(7) }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Record medicines reconciliation' }));
  const send = await screen.findByRole('button', { name: 'Record the reconciliation' });
  expect(send).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByLabelText('GP record'));
  fireEvent.change(screen.getByLabelText(/^Day/), { target: { value: '22-Nov-2026' } });
  fireEvent.change(screen.getByLabelText(/^Time/), { target: { value: '09:30' } });
  fireEvent.click(send);
  await waitFor(() =>
    expect(drawn.asked).toContainEqual({
      channel: 'followup.reconciled',
      input: {
        stayId: id(2),
        doneAt: '2026-11-22T09:30:00+00:00',
        sources: ['GP record'],
        differences: null,
      },
    }),
  );
});

it('offers no beginning while the first stage is not signed', async () => {
  pageWith(<SecondStageCard banner={banner} />, {
    'followup.secondStage': () => standing({ firstStage: 'begun', due: null }),
  });
  await screen.findByText('The first-stage assessment has to be signed first.');
  expect(screen.queryByRole('button', { name: 'Second-stage assessment' })).toBeNull();
});

it('shows the first stage at its head, and its answers beside the questions they bear on', async () => {
  pageWith(
    <AssessmentPage assessmentId={id(30)} />,
    answers(view({ 'answer.ltc-diabetes': { value: 'no' } }, 30)),
  );
  const review = await screen.findByRole('region', { name: 'Review of the first stage' });
  expect(review.textContent).toContain('Book the diabetes clinic Still open: Reception nurse');
  expect(review.textContent).toContain('Done: given at 21:00 (Bill Ngũgĩ, 18-Nov-2026)');
  expect(review.textContent).toContain('20-Nov-2026 11:00 by Amara Smith, against GP record');
  expect(review.textContent).toContain('19-Nov-2026: Hepatitis B, dose 1: given');
  await openSection(/^Long-term conditions/);
  const question = document.querySelector('[data-question=ltc-diabetes]');
  expect(question?.textContent).toContain('diabetes: Yes. ');
  expect(question?.textContent).toContain('Type 2');
  // What does not fit the first stage stands among what has to be decided.
  expect(document.body.textContent).toContain('The first stage recorded diabetes; the answer now is “No”.');
});

it('works out the body mass index in sight, and refuses what is not plausible', async () => {
  pageWith(<AssessmentPage assessmentId={id(3)} />, answers(view()));
  await openSection(/^Measurements/);
  const figure = await screen.findByRole('status', { name: 'Body mass index' });
  expect(figure.textContent).toContain('Missing: Weight, Height');
  fireEvent.change(screen.getByLabelText(/^Height/), { target: { value: '1.78' } });
  await screen.findByText(/Height must be at least 100 cm. Not saved./);
  fireEvent.change(screen.getByLabelText(/^Height/), { target: { value: '178' } });
  fireEvent.change(screen.getByLabelText(/^Weight/), { target: { value: '82.5' } });
  await waitFor(() => expect(figure.textContent).toContain('82.5 kg ÷ (1.78 m × 1.78 m) = 26.0 kg/m²'));
  expect(figure.textContent).toContain('awaiting clinical sign-off');
});

it('says for every screening programme whether this person is invited, and why', async () => {
  pageWith(<AssessmentPage assessmentId={id(3)} />, answers(view()));
  await openSection(/^National screening/);
  const table = await screen.findByRole('table', { name: /Who is invited/ });
  const row = (name: string) =>
    within(table).getByRole('rowheader', { name }).closest('tr')?.textContent ?? '';
  expect(row('Cervical screening')).toContain('Not eligible');
  expect(row('Bowel cancer screening')).toMatch(/Eligible.*invited from 50 to 74/);
  expect(row('Diabetic eye screening')).toMatch(/Eligible.*diabetes/);
  expect(row('NHS health check')).toContain('length of imprisonment');
  expect(row('Breast screening')).toContain('awaiting clinical sign-off');
});

it('has no cell location, no decisions of tonight and no second stage of its own', async () => {
  pageWith(<AssessmentPage assessmentId={id(3)} />, answers(view()));
  const sections = await screen.findByRole('navigation', { name: 'Sections of the assessment' });
  expect(within(sections).queryByRole('button', { name: /tonight/ })).toBeNull();
  expect(within(sections).getByRole('button', { name: /^Decisions/ })).toBeTruthy();
  fireEvent.click(within(sections).getByRole('button', { name: /Sign$/ }));
  await screen.findByRole('button', { name: 'Sign the assessment' });
  expect(document.body.textContent).not.toContain('aim for');
});

it('is read afterwards under its own name, with its figures and without a wing summary', async () => {
  const signed: Output<'reception.signed'> = {
    ...signedFirst,
    pack: 'Second-stage assessment, adults, version 1.0.0',
    signed: {
      ...signedFirst.signed,
      kind: 'second-stage',
      pack: 'second-stage-adult',
      signedAt: '2026-11-22T11:00:00+00:00',
      signedBy: id(9),
      assessor: id(9),
      supervisor: null,
      corrects: null,
      answers: { measurements: { value: 'recorded', detail: { height: 178, weight: 82.5 } } },
    },
  };
  pageWith(<SignedPage signedId={id(8)} />, {
    ...answers(view()),
    'reception.signed': () => signed,
    'administration.staff': () => [],
  });
  await screen.findByRole('heading', { level: 1, name: 'Signed second-stage assessment' });
  await screen.findByText(/82.5 kg ÷/);
  expect(screen.queryByRole('button', { name: 'Wing summary' })).toBeNull();
});
