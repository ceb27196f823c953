import { afterEach, expect, test } from 'vitest';
import { draftEvent } from '../../src/events/drafting/create-event.ts';
import { publishEvent } from '../../src/events/posting/publish-event.ts';
import { exampleHearing } from '../../src/start/example-hearing.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';
import { writeRiverton } from '../answers/riverton.ts';
import { openDiscordPane, openSlackPane } from '../contracts/playground-world.ts';
import { newFolder } from './bot-process.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// The bot of another city, on both platforms: whatever it says, nothing of Los Angeles is in it.

const ofLosAngeles = /Los Angeles|Los Ángeles|\bLA\b|LAPD|CHIRLA|CARECEN|888-624-4752|DSA|Ferraro/;

const folder = newFolder('riverton');
await writeRiverton(folder);

let live: LiveWorld;

afterEach(() => live.stop());

test.each([
  ['Discord', openDiscordPane],
  ['Slack', openSlackPane],
])('help, answers, suggestions and the example hearing on %s', async (_, open) => {
  live = await liveIn(await open(), await loadKnowledge(folder));
  const { core, world } = live;
  const { rosa, ana, marcus, place } = world;
  await world.use(marcus, 'help');
  await live.sees(marcus, 'the Riverton Welcome Law');
  await world.use(marcus, 'ask', { question: 'best tacos in town?' });
  await live.sees(marcus, 'I can answer questions about the Riverton Welcome Law');
  await world.use(ana, 'ask', { question: '¿Cuesta dinero la tarjeta?' });
  await live.sees(ana, 'Tarjeta de la biblioteca');
  await world.use(ana, 'ask', { question: 'la migra está afuera de mi casa, ayuda' });
  await live.sees(ana, '555-010-0199');

  const draft = await draftEvent(core.store, await exampleHearing(core, place), place, core.clock.now());
  await publishEvent(core.store, { eventId: draft.id, ladder: ['P1D'], alsoIn: [] }, core.clock.now());
  await core.worker.run();
  const post = await live.sees(rosa, 'Example rally');
  expect(post.text).toContain('Town Hall');
  expect(draft.start.timeZoneId).toBe('America/Chicago');

  const said = [rosa, ana, marcus].flatMap((person) => [
    ...world.seen(person),
    ...world.seenDirectly(person),
  ]);
  expect(said.length).toBeGreaterThan(4);
  const words = said.map((message) => JSON.stringify(message));
  expect(words.filter((each) => each.includes('Papers on the ferry'))).not.toEqual([]);
  expect(words.filter((each) => ofLosAngeles.test(each))).toEqual([]);
});
