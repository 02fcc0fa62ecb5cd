import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ToolDetail } from '../../../renderer/features/assessment/details/ToolDetail.tsx';
import type { ToolDefinition } from '../../../shared/clinical/index.ts';
import { inForm, pack } from './support/form.tsx';

/** Answers that make the tool's field visible. */
const opened = {
  'answer.observations': { value: 'yes' },
  'answer.q13-alcohol': { value: 'yes' },
  'answer.q13-withdrawal': { value: 'yes', detail: { from: ['not-known'] } },
};

function fieldWith(tool: string) {
  const field = pack.items.flatMap((item) => item.details).find((each) => each.tool === tool);
  if (field === undefined) throw new Error(`no question holds ${tool}`);
  return field;
}

const measured: Record<string, number> = { temperature: 37, 'respiration-rate': 18 };

function complete(tool: ToolDefinition): Record<string, string | number> {
  return Object.fromEntries(
    tool.items.map((item) => [
      item.id,
      item.kind === 'options' ? (item.options[0]?.value ?? '') : (measured[item.id] ?? 90),
    ]),
  );
}

const shown = pack.tools.filter((tool) => tool.id !== 'audit');

describe.each(shown.map((tool) => [tool.id, tool] as const))('%s', (id, tool) => {
  const total = () => screen.getByRole('status', { name: `Total of ${tool.title}` });

  it('shows the total and its arithmetic when every item is answered', () => {
    inForm(<ToolDetail detail={fieldWith(id)} within="x" />, { ...opened, [`tool.${id}`]: complete(tool) });
    expect(total().textContent).toMatch(/\d+( \+ \d+)+ = \d+/);
  });

  it('shows no total, and names what is missing, whichever item is missing', () => {
    for (const item of tool.items) {
      const given = complete(tool);
      delete given[item.id];
      inForm(<ToolDetail detail={fieldWith(id)} within="x" />, { ...opened, [`tool.${id}`]: given });
      const words = screen.getAllByRole('status', { name: `Total of ${tool.title}` }).at(-1)?.textContent;
      expect(words).toContain('No score.');
      expect(words).toContain(item.label);
      expect(words).not.toMatch(/=|\+/);
    }
  });

  it('loses its total with the item that is taken back', () => {
    inForm(<ToolDetail detail={fieldWith(id)} within="x" />, { ...opened, [`tool.${id}`]: complete(tool) });
    const options = tool.items.find((item) => item.kind === 'options');
    fireEvent.change(screen.getByLabelText(options?.label ?? ''), { target: { value: '' } });
    expect(total().textContent).toContain('No score.');
  });
});

describe('NEWS2', () => {
  it('frames the band that applies and shows its points', () => {
    inForm(<ToolDetail detail={fieldWith('news2')} within="x" />, {
      ...opened,
      'tool.news2': { pulse: 115 },
    });
    const row = screen.getByRole('row', { name: /^Pulse/ });
    const current = within(row)
      .getByText(/applies/)
      .closest('td');
    expect(current?.textContent).toContain('111–130');
    expect(within(row).getAllByRole('cell').at(-1)?.textContent).toBe('2');
  });

  it('says an implausible measurement at once and does not save it', () => {
    const { saved } = inForm(<ToolDetail detail={fieldWith('news2')} within="x" />, opened);
    const pulse = screen.getByLabelText(/^Pulse/);
    fireEvent.change(pulse, { target: { value: '999' } });
    fireEvent.blur(pulse);
    expect(screen.getByText(/must be at most 300/)).toBeTruthy();
    expect((pulse as HTMLInputElement).value).toBe('999');
    expect(saved).toEqual([]);
  });
});

describe('AUDIT', () => {
  it('takes over what AUDIT-C has asked', () => {
    const auditC = pack.tools.find((tool) => tool.id === 'audit-c') as ToolDefinition;
    const first = auditC.items[0];
    inForm(<ToolDetail detail={fieldWith('audit')} within="x" />, {
      ...opened,
      'tool.audit-c': complete(auditC),
    });
    const select = screen.getByLabelText(first?.label ?? '');
    expect((select as HTMLSelectElement).value).not.toBe('');
  });
});
