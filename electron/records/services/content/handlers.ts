/** Content packs as the page asks for them. */
import { Failure } from '../../../../shared/failure/failure.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { Handlers } from '../context.ts';

export const contentHandlers: Handlers<'content.pack' | 'content.packs'> = {
  'content.pack': ({ packs }, { id, version }) => {
    const found = packs.find(
      ({ pack }) => pack.id === id && (version === undefined || pack.version === version),
    );
    if (found === undefined) {
      const which = version === undefined ? id : `${id} ${version}`;
      throw new Failure('not-found', `The question set ${which} is not part of this installation.`);
    }
    return { pack: found.pack as unknown as Json, hash: found.hash };
  },
  'content.packs': ({ packs }) =>
    packs.map(({ pack }) => ({
      id: pack.id,
      version: pack.version,
      title: pack.title,
      signOff: pack.signOff.state,
    })),
};
