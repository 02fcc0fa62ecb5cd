/** What is handed over on the day of release, invented. */
import type { Output } from '../../../shared/contract/contract.ts';
import { ago, id } from './people.ts';
import { releaseContent, releasePerson } from './release-people.ts';

type Item = Output<'release.day'>['items'][number];

function dayItem(item: string, more: Partial<Item> = {}): Item {
  const title = releaseContent.day.items.find((each) => each.id === item)?.title ?? item;
  return {
    item,
    medicineId: null,
    title,
    planned: null,
    open: (more.recorded ?? []).length === 0,
    recorded: [],
    ...more,
  };
}

export const given: Item['recorded'][number] = {
  id: id(7301),
  outcome: 'given',
  quantity: '1 kit',
  reason: null,
  by: 'Ruth Okafor',
  at: ago(12),
  standing: 'counts',
  struck: null,
};

export const dayList = (n = 0): Output<'release.day'> => ({
  person: releasePerson(n),
  leftAt: null,
  items: [
    dayItem('supervised-dose', { planned: 'Not needed', open: false }),
    dayItem('medicine', {
      medicineId: id(7001),
      title: 'Medicines to take out: Sertraline 50 mg',
      planned: '28 days to take out.',
    }),
    dayItem('medicine', {
      medicineId: id(7002),
      title: 'Medicines to take out: Insulin glargine',
      planned: 'No supply and no prescription is arranged.',
    }),
    dayItem('prescription', { planned: 'In progress' }),
    dayItem('naloxone', {
      planned: 'Arranged',
      recorded: [
        given,
        {
          ...given,
          id: id(7302),
          outcome: 'not-available',
          quantity: null,
          reason: 'None in the cupboard',
          by: 'Tom Beck',
          at: ago(40),
          standing: 'corrected',
        },
      ],
    }),
    dayItem('patient-copy'),
    dayItem('appointment-cards', {
      recorded: [
        {
          ...given,
          id: id(7303),
          outcome: 'declined',
          quantity: null,
          reason: 'قال إنه يعرف المواعيد',
          at: ago(5),
        },
      ],
    }),
  ],
  open: ['Medicines to take out: Sertraline 50 mg: nobody has recorded yet what became of it.'],
});
