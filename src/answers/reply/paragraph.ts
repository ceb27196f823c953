/**
 * One piece of a reply, as plain strings without markup: whoever shows it escapes and decorates it.
 * `note` is small print; `choices` are entries to tap; `checked` tells when a number was last
 * checked, or when the facts of a source were noted.
 */
export type Paragraph =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'hotline';
      readonly id: string;
      readonly name: string;
      readonly number: string;
      readonly note: string | null;
      readonly checked: string;
    }
  | {
      readonly kind: 'citation';
      readonly source: string;
      readonly label: string;
      readonly title: string;
      readonly url: string;
      readonly checked: string;
    }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'choices';
      readonly text: string;
      readonly entries: readonly { readonly id: string; readonly title: string }[];
    };
