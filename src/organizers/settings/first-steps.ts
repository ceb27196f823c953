import type { Language } from '../../chat/language.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Group } from '../../store/groups.ts';

/**
 * What an organizer of a group that is new to the bot is shown: three buttons, with a tick on what is done. `said`: what
 * has come of the last of them.
 */
export async function firstSteps(
  core: Core,
  group: Group,
  language: Language,
  said: readonly Block[] = [],
): Promise<Message> {
  const slash = core.slash(group.platform);
  const say = (key: string, values = {}) => core.phrases.text(language, key, { slash, ...values });
  const steps = await doneSteps(core, group);
  const [next] = steps.filter(({ isDone }) => !isDone);
  const buttons = steps.map((step): Button => {
    const label = say(step.label);
    return {
      label: step.isDone ? say('first-steps.done', { step: label }) : label,
      look: step === next ? 'primary' : 'plain',
      press: { action: step.action, args: [...step.args] },
    };
  });
  const summary = say(next ? 'first-steps.intro' : 'first-steps.ready');
  return {
    summary,
    blocks: [...said, { kind: 'text', text: summary }, { kind: 'buttons', buttons }],
  };
}

async function doneSteps(core: Core, { platform, nativeId, timeZone, announcementChannel }: Group) {
  const [event] = await core.store.events.coming({ platform, group: nativeId }, 0, 1);
  return [
    { label: 'zone.button', action: 'zone', args: ['steps'], isDone: timeZone !== null },
    {
      label: 'first-steps.channel',
      action: 'channels',
      args: ['steps'],
      isDone: announcementChannel !== null,
    },
    { label: 'first-steps.event', action: 'first-event', args: [], isDone: event !== undefined },
  ];
}
