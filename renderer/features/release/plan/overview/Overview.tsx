/** The date, who looks after the plan, whether the person may go any day, and what is arranged and what is not. */
import { DateCard } from './DateCard.tsx';
import { Hold } from './Hold.tsx';
import { Lanes } from './Lanes.tsx';
import { MovedNotice } from './MovedNotice.tsx';
import { Responsible } from './Responsible.tsx';

export function Overview() {
  return (
    <>
      <DateCard />
      <MovedNotice />
      <Responsible />
      <Lanes />
      <Hold />
    </>
  );
}
