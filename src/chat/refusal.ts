/**
 * The bot declines, in words for the person: `phrase` and `values` name the text in their language, which
 * says why and what to do next. Never a fault; never logged as one.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly phrase: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(phrase: string, values: Readonly<Record<string, string | number>> = {}) {
    super(phrase);
    this.phrase = phrase;
    this.values = values;
  }
}
