import type { Completion } from '../../chat/inbound.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { searchable } from '../finding/searchable.ts';
import { groupOf } from '../group-of.ts';
import { voice } from '../showing/bilingual.ts';
import { formatWhen } from '../when/format-when.ts';
import { everEvents } from './ever-events.ts';

/** What Discord shows at most. */
const mostChoices = 25;

/** The events of this group, those that are over first, the latest first of them, then the coming ones. */
export async function completeAnyEvent(core: Core, completion: Completion): Promise<CompletionChoice[]> {
  return shared(await eventChoices(core, completion));
}

/** The same, and its templates: what can be made into an event again. */
export async function completeRepeatable(core: Core, completion: Completion): Promise<CompletionChoice[]> {
  return shared([...(await eventChoices(core, completion)), await templateChoices(core, completion)]);
}

async function eventChoices(core: Core, completion: Completion): Promise<CompletionChoice[][]> {
  const { actor, place } = completion;
  const { past, coming } = await everEvents(core, actor, place);
  const speaker = voice(core.phrases, [actor.language]);
  const choice = ({ id, title, start }: Event): CompletionChoice => ({
    label: `${speaker.title(title)} · ${formatWhen(start, actor.language)}`,
    value: id,
  });
  return [past, coming].map((events) => fitting(events.map(choice), completion));
}

async function templateChoices(core: Core, completion: Completion): Promise<CompletionChoice[]> {
  const { actor, place } = completion;
  if (place.group === null) return [];
  const group = await groupOf(core, place);
  const choices = (await core.store.templates.of(group.id)).map(({ id, name }) => ({
    label: core.phrases.text(actor.language, 'template.choice', { name }),
    value: id,
  }));
  return fitting(choices, completion);
}

function fitting(choices: readonly CompletionChoice[], { typed }: Completion): CompletionChoice[] {
  const wanted = searchable(typed);
  return choices.filter(({ label }) => searchable(label).includes(wanted));
}

/** Of each kind the first ones, as many as can be shown together: a long past hides no template. */
function shared(kinds: readonly (readonly CompletionChoice[])[]): CompletionChoice[] {
  const taken = kinds.map(() => 0);
  const wanted = kinds.reduce((sum, { length }) => sum + length, 0);
  for (let left = Math.min(mostChoices, wanted); left > 0; ) {
    for (const [at, kind] of kinds.entries()) {
      const count = taken[at] ?? 0;
      if (left === 0 || count >= kind.length) continue;
      taken[at] = count + 1;
      left -= 1;
    }
  }
  return kinds.flatMap((kind, at) => kind.slice(0, taken[at]));
}
