import { expect, test } from 'vitest';
import { choose, groups, stages } from '../../../scripts/test/stages.ts';

const names = (chosen: readonly { name: string }[]): string[] => chosen.map(({ name }) => name);

test('whoever asks for the windows or a package alone is given what they are made of, and nothing else', () => {
  expect(names(choose(['e2e']))).toEqual(['runtime', 'build', 'package', 'e2e']);
  expect(names(choose(['package']))).toEqual(['runtime', 'build', 'package']);
  expect(names(choose(['unit', 'faults']))).toEqual(['unit', 'faults']);
  expect(choose(undefined)).toEqual(stages);
});

test.each([undefined, ['e2e'], ['package'], ['build', 'package']])(
  'what a stage needs has ended before it begins: %j',
  (asked) => {
    const inOrder = groups(choose(asked));
    for (const [place, group] of inOrder.entries())
      for (const { needs = [] } of group)
        for (const need of needs)
          expect(inOrder.findIndex((other) => names(other).includes(need))).toBeLessThan(place);
  },
);

test('the build is made beside the static checks, and packaged beside the first tests', () => {
  const beside = (name: string) => names(groups(stages).find((group) => names(group).includes(name)) ?? []);
  expect(beside('build')).toContain('lint');
  expect(beside('package')).toEqual(['unit', 'package']);
});
