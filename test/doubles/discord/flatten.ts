import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Component } from './component.ts';
import { walkComponents } from './component-tree.ts';
import type { Message } from './model.ts';

const embedSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  author: z.looseObject({ name: z.string() }).optional(),
  footer: z.looseObject({ text: z.string() }).optional(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional(),
});

function embedText(embed: unknown): string[] {
  const { author, title, description, fields, footer } = embedSchema.parse(embed);
  const pairs = (fields ?? []).flatMap((field) => [field.name, field.value]);
  return [author?.name, title, description, ...pairs, footer?.text].filter((text) => text !== undefined);
}

/** The words a person reads in a message, in order, without its buttons and menus. */
export function flattenMessage(message: Pick<Message, 'content' | 'embeds' | 'components'>): string {
  const displays = [...walkComponents(message.components)]
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .map(({ component }) => component.content ?? '');
  return [message.content, ...displays, ...message.embeds.flatMap(embedText)].filter(Boolean).join('\n');
}

export interface SeenButton {
  readonly label: string;
  readonly customId: string | null;
  readonly url: string | null;
  readonly disabled: boolean;
}

export interface SeenSelect {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly disabled: boolean;
}

export function buttonLabel(button: Component): string {
  return [button.emoji?.name, button.label].filter(Boolean).join(' ');
}

export function buttonsOf(message: Pick<Message, 'components'>): SeenButton[] {
  return [...walkComponents(message.components)]
    .filter(({ component }) => component.type === ComponentType.Button)
    .map(({ component }) => ({
      label: buttonLabel(component),
      customId: component.custom_id ?? null,
      url: component.style === ButtonStyle.Link ? (component.url ?? null) : null,
      disabled: component.disabled ?? false,
    }));
}

export function selectsOf(message: Pick<Message, 'components'>): SeenSelect[] {
  return [...walkComponents(message.components)]
    .filter(({ component: { type } }) => (type >= 5 && type <= 8) || type === ComponentType.StringSelect)
    .map(({ component }) => ({
      customId: component.custom_id ?? '',
      placeholder: component.placeholder ?? '',
      options: (component.options ?? []).map(({ label, value }) => ({ label, value })),
      disabled: component.disabled ?? false,
    }));
}
