/** One section as an edition wants it, with what both kinds of sections need. */
import type { EditionWhitelist } from '../../../../../shared/release/edition-content.ts';
import type { PatientWords } from '../../../../../shared/release/other-content.ts';
import type { PackScene } from './scene.ts';
import type { Withholding } from './withhold.ts';

export interface Wanted {
  readonly from: PackScene;
  readonly edition: EditionWhitelist;
  readonly heading: string | null;
  /** The whitelist of this section in this edition, in its order. */
  readonly fields: readonly string[];
  /** Of a section of the plan: left out while nobody has said anything of it. */
  readonly onlyIfSaid: boolean;
  readonly withheld: Withholding;
  readonly words: PatientWords;
  /** Plain words of this section; null where the content has none. */
  readonly template: PatientWords['sections'][number] | null;
  /** Medicines that go out are part of it: without a supply they are a gap. */
  readonly supplies: boolean;
}

/** "Not arranged: …", ended like a sentence. */
export function gapWords({ gapLine }: Pick<EditionWhitelist, 'gapLine'>, reason: string): string {
  const said = gapLine.replace('{reason}', () => reason.trim());
  return /[.!?]$/u.test(said) ? said : `${said}.`;
}
