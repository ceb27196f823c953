import { z } from 'zod';
import { type Asked, action, command } from '../src/chat/command.ts';
import type { Button, Message } from '../src/chat/message.ts';
import { anyEventOption, text } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { eventOfButton } from '../src/events/finding/find-event.ts';
import { groupOf, zoneOf } from '../src/events/group-of.ts';
import { findEverEvent } from '../src/events/repeating/find-ever.ts';
import { patternOfTemplate } from '../src/events/repeating/pattern.ts';
import { repeatForm } from '../src/events/repeating/repeat-form.ts';
import { saveTemplate, templateNamed } from '../src/events/repeating/save-template.ts';
import { templatesMessage } from '../src/events/repeating/templates-message.ts';
import type { Event } from '../src/store/events.ts';
import type { Template } from '../src/store/templates.ts';

/** A name, in characters: it stands beside others in a list. */
const longestName = 60;

/** One of the same name is only replaced after a tap. */
export const templateSave = command({
  name: 'template save',
  description: 'command.template-save',
  options: z.object({ event: anyEventOption(), name: text(longestName) }),
  who: 'create',
  records: 'template-saved',
  answers: 'private',
  async run(asked, core: Core): Promise<Message> {
    const { options, actor, place } = asked;
    const group = await groupOf(core, place);
    const event = await findEverEvent(core, options.event, actor, place);
    const before = await templateNamed(core.store, group.id, options.name);
    if (!before) return saved(core, asked, event, options.name);
    return asking(core, asked, 'template.replace', before, [
      { key: 'template.replace.yes', press: { action: 'template-replace', args: [before.id, event.id] } },
    ]);
  },
});

export const templateReplace = action({
  name: 'template-replace',
  options: z.object({ template: z.string(), event: z.string() }),
  who: 'create',
  records: 'template-saved',
  answers: 'update',
  async run(asked, core: Core) {
    const { options, place } = asked;
    const event = await eventOfButton(core.store, options.event, place);
    if (event.state === 'draft') throw new Refusal('event.gone');
    const { name } = await templateOfButton(core, asked, options.template);
    return { message: await saved(core, asked, event, name) };
  },
});

export const templateList = command({
  name: 'template list',
  description: 'command.template-list',
  options: z.object({}),
  who: 'organize',
  records: null,
  answers: 'private',
  async run({ actor, place }, core: Core) {
    const group = await groupOf(core, place);
    return templatesMessage(core, await core.store.templates.of(group.id), actor.language, place);
  },
});

/** *Use one*: it asks for the day. */
export const templateUse = action({
  name: 'template-use',
  options: z.object({ value: z.string() }),
  who: 'create',
  records: null,
  answers: 'modal',
  async run(asked, core: Core) {
    const template = await templateOfButton(core, asked, asked.options.value);
    return repeatForm(core, patternOfTemplate(template), asked.actor.language);
  },
});

/** *Delete one*: it asks first. */
export const templateDelete = action({
  name: 'template-delete',
  options: z.object({ value: z.string() }),
  who: 'create',
  records: null,
  answers: 'private',
  async run(asked, core: Core) {
    const template = await templateOfButton(core, asked, asked.options.value);
    return asking(core, asked, 'template.sure', template, [
      { key: 'template.delete', press: { action: 'template-delete-yes', args: [template.id] } },
    ]);
  },
});

export const templateDeleteConfirmed = action({
  name: 'template-delete-yes',
  options: z.object({ template: z.string() }),
  who: 'create',
  records: 'template-deleted',
  answers: 'update',
  async run(asked, core: Core) {
    const { id, groupId, name } = await templateOfButton(core, asked, asked.options.template);
    await core.store.templates.remove(groupId, id);
    return { message: textMessage(core.phrases.text(asked.actor.language, 'template.deleted', { name })) };
  },
});

/** *Keep it*, in place of replacing or deleting. */
export const templateKeep = action({
  name: 'template-keep',
  options: z.object({}),
  who: 'create',
  records: null,
  answers: 'update',
  async run({ actor }, core: Core) {
    return { message: textMessage(core.phrases.text(actor.language, 'template.kept')) };
  },
});

type Here = Pick<Asked<unknown>, 'actor' | 'place'>;

async function templateOfButton(core: Core, { place }: Here, id: string): Promise<Template> {
  const group = await groupOf(core, place);
  const template = await core.store.templates.byId(group.id, id);
  if (!template) throw new Refusal('template.gone');
  return template;
}

async function saved(core: Core, { actor, place }: Here, event: Event, name: string): Promise<Message> {
  const group = await groupOf(core, place);
  const wanted = { groupId: group.id, name, timeZone: zoneOf(group) };
  const template = await core.store.transaction((repositories) => saveTemplate(repositories, event, wanted));
  const slash = core.slash(place.platform);
  return textMessage(core.phrases.text(actor.language, 'template.saved', { name: template.name, slash }));
}

function asking(
  core: Core,
  { actor }: Here,
  question: string,
  { name }: Template,
  choices: readonly { readonly key: string; readonly press: { action: string; args: string[] } }[],
): Message {
  const say = (key: string, values = {}) => core.phrases.text(actor.language, key, values);
  const summary = say(question, { name });
  const keep: Button = {
    label: say('template.keep'),
    look: 'plain',
    press: { action: 'template-keep', args: [] },
  };
  const buttons = choices.map(({ key, press }): Button => ({ label: say(key), look: 'danger', press }));
  return {
    summary,
    asks: true,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'buttons', buttons: [...buttons, keep] },
    ],
  };
}
