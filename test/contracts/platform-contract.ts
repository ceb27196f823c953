import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Bench, Theme } from './bench.ts';
import { answerContract } from './contract-answers.ts';
import { buttonContract } from './contract-buttons.ts';
import { commandContract } from './contract-commands.ts';
import { completionContract } from './contract-completion.ts';
import { connectionContract } from './contract-connection.ts';
import { directContract } from './contract-direct.ts';
import { fieldContract } from './contract-fields.ts';
import { forgedButtonContract } from './contract-forged-buttons.ts';
import { formContract } from './contract-forms.ts';
import { homeContract } from './contract-home.ts';
import { postContract } from './contract-posts.ts';
import { questionContract } from './contract-questions.ts';
import { reactionContract } from './contract-reactions.ts';
import { shareContract } from './contract-shares.ts';
import { textContract } from './contract-texts.ts';
import { troubleContract } from './contract-trouble.ts';
import { StandIn, there } from './stand-in.ts';
import type { OpenWorld, Traits } from './world.ts';

const themes: readonly Theme[] = [
  commandContract,
  answerContract,
  formContract,
  fieldContract,
  buttonContract,
  forgedButtonContract,
  completionContract,
  reactionContract,
  postContract,
  directContract,
  shareContract,
  textContract,
  troubleContract,
  connectionContract,
  questionContract,
  homeContract,
];

/**
 * What the core may rely on, whichever platform it speaks to: the same tests on each of them, with the test in the
 * core's place and people on the other side.
 */
export function platformContract(name: string, traits: Traits, openWorld: OpenWorld): void {
  describe(name, () => {
    let bench: Bench | null = null;

    beforeEach(async () => {
      const world = await openWorld();
      const core = new StandIn();
      bench = { world, core, platform: world.platform };
      await world.platform.connect(core.receive);
    });

    afterEach(async () => {
      if (!bench) return;
      const { world, core } = bench;
      bench = null;
      // People see a form before the platform is told that it was opened: what still answers ends first, as in the bot.
      await core.settled();
      await world.stop();
      expect(world.violations()).toEqual([]);
      expect(core.faults).toEqual([]);
    });

    for (const theme of themes) theme(() => there(bench), traits);
  });
}
