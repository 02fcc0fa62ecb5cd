/** The questions that write records of their own are there in every pack, with the details that are read from them. */
import { describe, expect, it } from 'vitest';
import { bindings } from '../../../electron/records/services/reception/signing/bindings.ts';
import { packs } from '../../support/desk.ts';

describe.each(packs.map(({ pack }) => [pack.id, pack] as const))('%s', (_, pack) => {
  const item = (id: string) => [...pack.items, ...pack.decisions].find((each) => each.id === id);
  const details = (id: string) => item(id)?.details.map((field) => field.id) ?? [];
  const columns = (id: string, rows: string) =>
    item(id)
      ?.details.find((field) => field.id === rows)
      ?.columns?.map((column) => column.id) ?? [];

  it('has what signing reads', () => {
    const {
      allergies,
      selfHarm,
      pregnancy,
      interpreter,
      communication,
      practice,
      acct,
      location,
      secondStage,
    } = bindings;
    expect(columns(allergies.item, allergies.rows)).toEqual(
      expect.arrayContaining(['substance', 'reaction', 'severity']),
    );
    expect(details(allergies.item)).toContain(allergies.food);
    expect(columns(selfHarm.item, selfHarm.rows)).toEqual(
      expect.arrayContaining(['date', 'setting', 'method', 'intent', 'which']),
    );
    expect(details(selfHarm.item)).toContain(selfHarm.attempt);
    expect(item(pregnancy.item)).toBeDefined();
    expect(details(interpreter.item)).toEqual(
      expect.arrayContaining([interpreter.language, interpreter.other]),
    );
    expect(details(communication.item)).toContain(communication.needs);
    expect(item(communication.reading)).toBeDefined();
    expect(details(practice.item)).toContain(practice.field);
    expect(details(acct.decision)).toEqual(
      expect.arrayContaining([acct.number, acct.openedAt, acct.handedTo]),
    );
    expect(item(location.decision)).toBeDefined();
    expect(details(secondStage.decision)).toContain(secondStage.date);
    const { rows } = pack.medicines;
    expect(columns(rows.item, rows.field)).toEqual(
      expect.arrayContaining([
        rows.name,
        rows.supply,
        rows.critical,
        'dose',
        'frequency',
        'route',
        'last-taken',
        'next-due',
      ]),
    );
  });
});
