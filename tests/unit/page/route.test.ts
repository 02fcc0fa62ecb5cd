import { expect, test } from 'vitest';
import { fromFragment, toFragment, type Route } from '../../../renderer/navigation/route.ts';

const routes: Route[] = [
  { area: 'arrivals' },
  { area: 'patient', patientId: 'p1' },
  { area: 'patient', patientId: 'p1', tab: 'acct' },
  { area: 'today' },
  { area: 'acct' },
  { area: 'assessment', assessmentId: 'a1' },
  { area: 'signed', signedId: 's1' },
  { area: 'wing-summary', signedId: 's1' },
  { area: 'audit' },
  { area: 'audit', patient: 'p1' },
  { area: 'audit', staff: 'u1' },
];

test.each(routes)('$area comes back from its address', (route) => {
  expect(fromFragment(toFragment(route))).toEqual(route);
});

test.each(['', '#/', '#/nowhere', '#/patient', '#/patient/'])('%j is home', (fragment) => {
  expect(fromFragment(fragment)).toEqual({ area: 'home' });
});
