/**
 * `content/examples/`: what people write to which no entry is the answer. The bot learns from it which questions to
 * decline, which are a cry for help, and which tell or ask where immigration agents are. One a line, in any language.
 */
export const exampleKinds = ['danger', 'sightings', 'calm', 'outside'] as const;

export type ExampleKind = (typeof exampleKinds)[number];

export type Examples = Readonly<Record<ExampleKind, readonly string[]>>;
