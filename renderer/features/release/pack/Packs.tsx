/** Every version of the stay's pack, newest first, and what was done with each edition. */
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useChannel } from '../../../bridge/queries.ts';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { navigate } from '../../../navigation/useRoute.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { PackCard } from './PackCard.tsx';
import styles from './Packs.module.css';
import { kindWords, releasedKinds } from './words.ts';

export function Packs({ stayId }: { stayId: string }) {
  const packs = useChannel('release.packs', { stayId });
  const content = useChannel('release.content', {});
  const plans = useMay('release.preview');
  return (
    <section aria-labelledby="packs-title">
      <div className={styles['head']}>
        <h3 id="packs-title" tabIndex={-1}>
          Handover packs
        </h3>
        {plans ? (
          <div className={styles['tools']}>
            {releasedKinds.map((kind) => (
              <Button
                key={kind}
                size="compact-sm"
                variant={kind === 'release' ? 'filled' : 'default'}
                leftSection={<IconEye size={15} aria-hidden />}
                onClick={() => navigate({ area: 'release-pack', stayId, kind })}
              >
                Preview: {kindWords[kind].toLowerCase()}
              </Button>
            ))}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => navigate({ area: 'ready-pack', stayId })}
            >
              Ready pack
            </Button>
          </div>
        ) : null}
      </div>
      <Loaded query={content} what="the editions">
        {(known) => (
          <Loaded query={packs} what="the packs">
            {(view) =>
              view.packs.length === 0 ? (
                <Empty
                  what="No pack has been released yet."
                  how="Preview one: what is not arranged prints as a gap. Releasing freezes a numbered version."
                />
              ) : (
                <ul className={styles['packs']} aria-label="Versions, newest first">
                  {view.packs.map((pack) => (
                    <li key={pack.id}>
                      <PackCard
                        stayId={stayId}
                        pack={pack}
                        content={known}
                        log={view.log.filter(({ packId }) => packId === pack.id)}
                      />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}
