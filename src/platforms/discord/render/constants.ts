import type { ButtonStyle, ComponentType, MessageFlags, SeparatorSpacingSize } from 'discord-api-types/v10';

/**
 * Discord's numbers, typed by their official enums: `discord-api-types` is only a development dependency and not
 * loaded at run time. https://docs.discord.com/developers/components/reference#component-object-component-types
 */
export const componentTypes = {
  actionRow: 1 satisfies ComponentType.ActionRow,
  button: 2 satisfies ComponentType.Button,
  stringSelect: 3 satisfies ComponentType.StringSelect,
  textInput: 4 satisfies ComponentType.TextInput,
  userSelect: 5 satisfies ComponentType.UserSelect,
  roleSelect: 6 satisfies ComponentType.RoleSelect,
  channelSelect: 8 satisfies ComponentType.ChannelSelect,
  textDisplay: 10 satisfies ComponentType.TextDisplay,
  mediaGallery: 12 satisfies ComponentType.MediaGallery,
  separator: 14 satisfies ComponentType.Separator,
  label: 18 satisfies ComponentType.Label,
} as const;

/** https://docs.discord.com/developers/components/reference#button-button-styles */
export const buttonStyles = {
  primary: 1 satisfies ButtonStyle.Primary,
  plain: 2 satisfies ButtonStyle.Secondary,
  danger: 4 satisfies ButtonStyle.Danger,
  link: 5 satisfies ButtonStyle.Link,
} as const;

export const smallSpacing = 1 satisfies SeparatorSpacingSize.Small;

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const componentsV2 = 32768 satisfies MessageFlags.IsComponentsV2;
const suppressEmbeds = 4 satisfies MessageFlags.SuppressEmbeds;

/** Of every message: it is made of components, and no link in it is drawn as a preview. */
export const messageFlags = componentsV2 | suppressEmbeds;
