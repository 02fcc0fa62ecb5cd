/**
 * Who this is, on every screen about one person, always in the same order and place (NHS Common User Interface:
 * Patient Banner PAB-0016/0019/0033…0061, Patient Name NID-0003…0012). What is not known is said in words.
 */
import {
  IconAlertTriangle,
  IconCloudDownload,
  IconEar,
  IconGitMerge,
  IconHeartHandshake,
  IconLanguage,
  IconMapPinOff,
  IconMapPin,
  IconPill,
  IconQuestionMark,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BannerView } from '../../shared/contract/views.ts';
import { bannerName, formatAge, formatCivilDate, formatNhsNumber } from '../../shared/identity/index.ts';
import { useMay } from '../session/SessionContext.tsx';
import { AcctOwed } from './acct/AcctOwed.tsx';
import { awayWords } from './away-words.ts';
import { Flag } from './Flag.tsx';
import styles from './PatientBanner.module.css';
import { showInstant, today } from './time.ts';

export function PatientBanner({ banner }: { banner: BannerView }) {
  const { person } = banner;
  return (
    <section className={styles['banner']} aria-label="Patient">
      <div className={styles['identity']}>
        <div className={styles['names']}>
          <p className={styles['name']}>
            <bdi>{bannerName(person)}</bdi>
          </p>
          {person.preferredName === null ? null : (
            <p className={styles['preferred']}>
              Preferred name <b>{person.preferredName}</b>
            </p>
          )}
        </div>
        <dl className={styles['facts']}>
          <Fact label="Born">{born(person.dateOfBirth)}</Fact>
          <Fact label="Gender">{gender(person.gender, person.sex)}</Fact>
          <Fact label="NHS No.">
            {person.nhsNumber === null ? 'Not known' : formatNhsNumber(person.nhsNumber)}
          </Fact>
          <Fact label="Prison No.">{person.prisonNumber ?? 'Not known'}</Fact>
        </dl>
      </div>
      <ul className={styles['flags']} aria-label="Warnings and needs">
        {flags(banner).map(({ key, node }) => (
          <li key={key}>{node}</li>
        ))}
        <Owed banner={banner} />
      </ul>
    </section>
  );
}

/** Whoever may know what an ACCT is owed sees it beside its state; everybody else the state alone. */
function Owed({ banner: { acct, person } }: { banner: BannerView }) {
  const may = useMay('acct.person');
  if (!may || (acct.state !== 'open' && acct.state !== 'post-closure')) return null;
  return <AcctOwed patientId={person.id} />;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** `14-Jul-1984 (41y)`. */
export function born(dateOfBirth: string | null): string {
  if (dateOfBirth === null) return 'Not known';
  return `${formatCivilDate(dateOfBirth)} (${formatAge(dateOfBirth, today())})`;
}

/** Gender as the person states it, else sex as recorded, else words. */
export function gender(stated: string | null, sex: string | null): string {
  const word = stated ?? sex;
  return word === null ? 'Not known' : word.charAt(0).toUpperCase() + word.slice(1);
}

function flags(banner: BannerView): { key: string; node: ReactNode }[] {
  const { person, acct, alerts, conflicts, records = 1, disputed = 0 } = banner;
  return [
    { key: 'allergies', node: allergies(banner) },
    { key: 'acct', node: acctFlag(acct, banner.arriving === true) },
    { key: 'location', node: location(banner) },
    ...(person.interpreterNeeded || (person.language !== null && person.language !== 'English')
      ? [{ key: 'language', node: language(person.language, person.interpreterNeeded) }]
      : []),
    ...person.communicationNeeds.map((need) => ({
      key: `need ${need}`,
      node: (
        <Flag icon={IconEar} tone="info">
          {need}
        </Flag>
      ),
    })),
    ...alerts.map((alert) => ({
      key: `alert ${alert.code}`,
      node: (
        <Flag
          icon={IconAlertTriangle}
          tone="warn"
          title={alert.date ? `Since ${formatCivilDate(alert.date)}` : ''}
        >
          {alert.description}
        </Flag>
      ),
    })),
    ...(records === 1
      ? []
      : [
          {
            key: 'records',
            node: (
              <Flag icon={IconUsersGroup} tone="info">
                {records} records joined
              </Flag>
            ),
          },
        ]),
    ...(disputed === 0
      ? []
      : [
          {
            key: 'disputed',
            node: (
              <Flag icon={IconUsersGroup} tone="bad">
                Another record: disputed whether it is the same person
              </Flag>
            ),
          },
        ]),
    ...(conflicts === 0
      ? []
      : [
          {
            key: 'conflicts',
            node: (
              <Flag icon={IconGitMerge} tone="bad">
                {conflicts === 1 ? '1 conflict to decide' : `${conflicts} conflicts to decide`}
              </Flag>
            ),
          },
        ]),
  ];
}

/** Three states: an absence is never "none known" (hazard H11). */
function allergies({ allergyState, allergies: held, arriving }: BannerView): ReactNode {
  if (allergyState === 'has-allergies' || held.length > 0) {
    const list = held.map(({ substance, reaction }) => (reaction ? `${substance} (${reaction})` : substance));
    return (
      <Flag icon={IconAlertTriangle} tone="bad">
        Allergies: {list.length === 0 ? 'recorded, substance not known' : list.join(', ')}
      </Flag>
    );
  }
  if (arriving === true)
    return (
      <Flag icon={IconCloudDownload} tone="bad">
        Allergies still arriving
      </Flag>
    );
  return allergyState === 'none-known' ? (
    <Flag icon={IconPill}>No known allergies</Flag>
  ) : (
    <Flag icon={IconQuestionMark} tone="warn">
      Allergies not asked
    </Flag>
  );
}

function acctFlag({ state, since }: BannerView['acct'], arriving: boolean): ReactNode {
  const when = since === null ? '' : ` since ${showInstant(since)}`;
  if (state === 'open') {
    return (
      <Flag icon={IconHeartHandshake} tone="bad">
        ACCT open{when}
      </Flag>
    );
  }
  if (state === 'post-closure') {
    return (
      <Flag icon={IconHeartHandshake} tone="warn">
        ACCT post-closure{when}
      </Flag>
    );
  }
  if (arriving)
    return (
      <Flag icon={IconCloudDownload} tone="bad">
        ACCT still arriving
      </Flag>
    );
  return <Flag icon={IconHeartHandshake}>{state === 'closed' ? `ACCT closed${when}` : 'No ACCT held'}</Flag>;
}

function location({ stay, away, arriving }: BannerView): ReactNode {
  if (stay === null && arriving === true) return <Flag icon={IconCloudDownload}>Stays still arriving</Flag>;
  if (stay === null) {
    const last =
      away === undefined ? '' : `: ${awayWords(away).replace(/^./, (first) => first.toLowerCase())}`;
    return <Flag icon={IconMapPinOff}>Not in this establishment{last}</Flag>;
  }
  if (stay.location === 'hold') {
    return (
      <Flag icon={IconMapPinOff} tone="warn">
        May not be located yet
      </Flag>
    );
  }
  return <Flag icon={IconMapPin}>{stay.cell ?? 'Cell not known'}</Flag>;
}

function language(spoken: string | null, interpreter: boolean): ReactNode {
  const words = spoken === null ? 'Language not known' : `Speaks ${spoken}`;
  return (
    <Flag icon={IconLanguage} tone={interpreter ? 'info' : 'plain'}>
      {interpreter ? `${words}, interpreter needed` : words}
    </Flag>
  );
}
