import type { ActionCall } from './action-id.ts';

/** What helps whoever was refused: a button below the reason, its label by the phrase's key. */
export interface WayOn {
  readonly label: string;
  readonly press: ActionCall;
}

/**
 * The bot declines, in words for the person: `phrase` and `values` name the text in their language, which
 * says why and what to do next (`{slash}` in it is filled in as the platform types commands). Never a fault; never logged as one.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly phrase: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** The option or field that has to be mended, if it is one. */
  readonly option: string | null;
  /** Not shown beside the field of a form that is still open: the text must do without them. */
  readonly waysOn: readonly WayOn[];

  constructor(
    phrase: string,
    values: Readonly<Record<string, string | number>> = {},
    option: string | null = null,
    waysOn: readonly WayOn[] = [],
  ) {
    super(phrase);
    this.phrase = phrase;
    this.values = values;
    this.option = option;
    this.waysOn = waysOn;
  }
}
