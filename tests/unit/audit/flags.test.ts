import { describe, expect, it } from 'vitest';
import { flagsOf, isOutOfHours, type FlaggedPerson } from '../../../shared/audit/flags.ts';

const person = (surname: string, forenames = 'Dai', highProfile = false): FlaggedPerson => ({
  surnames: [surname],
  fullNames: [`${forenames} ${surname}`],
  highProfile,
});
const noon = '2026-11-22T12:00:00.000Z';
const of = (staffName: string, about: FlaggedPerson | null) =>
  flagsOf({ at: noon, staffName, person: about }, null);

describe('flags of an opening', () => {
  it.each([
    ['Nia O’Brien', "O'BRIEN", true],
    ['Sr. Ana García', 'Garcia', true],
    ['Nia Smith-Jones', 'Jones', false],
    ['سارة علي', 'علي', true],
    ['Nia Nurse', 'Smith', false],
    ['Cher', 'Cher', true],
  ])('%s opens %s: same surname %s', (staff, surname, same) => {
    expect(of(staff, person(surname)).includes('same-surname')).toBe(same);
  });

  it('tells an own record by every name, in any order', () => {
    expect(of('Dai Jones', person('Jones'))).toContain('own-record');
    expect(of('JONES Dai', person('Jones'))).toContain('own-record');
    expect(of('Rhys Jones', person('Jones'))).not.toContain('own-record');
  });

  it('knows the surnames a record is in conflict about', () => {
    const torn = { surnames: ['Price', 'Jones'], fullNames: ['Dai Price', 'Dai Jones'], highProfile: false };
    expect(of('Rhys Jones', torn)).toEqual(['same-surname']);
  });

  it('marks a high-profile person, and nothing where an entry is about nobody', () => {
    expect(of('Nia Nurse', person('Smith', 'Dai', true))).toEqual(['high-profile']);
    expect(of('Nia Nurse', null)).toEqual([]);
  });

  it.each([
    ['2026-11-22T06:59:00.000Z', { from: '07:00', to: '21:30' }, true],
    ['2026-11-22T07:00:00.000Z', { from: '07:00', to: '21:30' }, false],
    ['2026-11-22T21:30:00.000Z', { from: '07:00', to: '21:30' }, true],
    // British Summer Time: 06:30 UTC is 07:30 in London.
    ['2026-07-22T06:30:00.000Z', { from: '07:00', to: '21:30' }, false],
    // Over midnight.
    ['2026-11-22T23:30:00.000Z', { from: '20:00', to: '06:00' }, false],
    ['2026-11-22T12:00:00.000Z', { from: '20:00', to: '06:00' }, true],
    ['2026-11-22T03:00:00.000Z', null, false],
  ])('%s within %o: out of hours %s', (at, hours, out) => {
    expect(isOutOfHours(at, hours)).toBe(out);
  });
});
