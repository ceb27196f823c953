import type { Material } from './material.ts';

/** A text with what it stands for. */
export type Lesson = { readonly label: string; readonly text: string };

/** Many times what a campaign has; with more, learning would take minutes. */
const MOST_TOPICS = 100_000;
/** Questions that are known to be no cry for help; a sample of them is enough. */
const MOST_HARMLESS = 40_000;

/** Everything that the answers learn from. */
export type Lessons = {
  readonly same: Readonly<Record<string, readonly string[]>>;
  readonly ownPlaces: readonly string[];
  /** Ways of asking, each with its entry's id, or `OUTSIDE`. */
  readonly topics: readonly Lesson[];
  /** `DANGER` for a cry for help, `CALM` for everything else. */
  readonly danger: readonly Lesson[];
  /** `SIGHTING` for where agents are, `DANGER` for a cry for help, `CALM` for everything else. */
  readonly sightings: readonly Lesson[];
};

/** No entry is called so: their ids have a slash. */
export const OUTSIDE = 'outside';
export const DANGER = 'danger';
export const SIGHTING = 'sighting';
export const CALM = 'calm';

export function lessonsFrom({ same, ownPlaces, entries, examples }: Material): Lessons {
  const { danger, sightings, calm, outside } = examples;
  const topics: Lesson[] = [];
  const harmless: string[] = [...calm, ...outside];
  for (const { id, title, questions, aliases, asked } of entries) {
    for (const text of [...questions, ...asked, title, ...aliases]) topics.push({ label: id, text });
    harmless.push(...questions, ...asked);
  }
  topics.push(...outside.map((text) => ({ label: OUTSIDE, text })));
  const urgency = [
    ...danger.map((text) => ({ label: DANGER, text })),
    ...sample(harmless, MOST_HARMLESS).map((text) => ({ label: CALM, text })),
  ];
  return {
    same,
    ownPlaces,
    topics: sample(topics, MOST_TOPICS),
    danger: urgency,
    sightings: [...sightings.map((text) => ({ label: SIGHTING, text })), ...urgency],
  };
}

/** As many of a list, evenly spread over it. */
function sample<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return list.filter(
    (_, at) => Math.floor((at * most) / list.length) !== Math.floor(((at + 1) * most) / list.length),
  );
}
