import { until } from '../contracts/stand-in.ts';
import type { SeenForm, SeenMessage } from '../contracts/world.ts';
import type { LiveWorld } from './live-world.ts';

/** Rosa changes an event that is posted: `title` is its name, and what is shown first says *This will change*. */
export function rosaEdits(live: LiveWorld, title: string) {
  const { world } = live;
  const sees = (words: string): Promise<SeenMessage> => live.sees(world.rosa, words);
  return {
    sees,
    edit: (options: Readonly<Record<string, string>>) =>
      world.use(world.rosa, 'event edit', { event: title, ...options }),
    form: (): Promise<SeenForm> => until(() => world.form(world.rosa), 'the form'),
    /** Taps this under what she was shown, and resolves with what she is told then. */
    async taps(label: string, told: string): Promise<SeenMessage> {
      const fits = () => world.seen(world.rosa).filter(({ text }) => text.includes(told));
      const before = fits().length;
      await world.press(world.rosa, await sees('This will change'), label);
      return until(() => (fits().length > before ? fits().at(-1) : null), `“${told}”`);
    },
    /** A few seconds later: changes that come in a rush are gathered into one edit. */
    async soon(): Promise<void> {
      live.passTime(5_000);
      await live.core.worker.run();
    },
  };
}
