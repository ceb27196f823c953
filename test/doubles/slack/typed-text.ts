import type { World } from './world.ts';

/** "messaging/formatting-message-text": what people type reaches an app with three characters as entities. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * "interactivity/implementing-slash-commands": with "Escape channels, users, and links" on, a `#channel`, an `@person`
 * and an address become sequences; names that nobody bears stay as they are.
 */
export function escapeCommand(world: World, text: string): string {
  return escapeTyped(text)
    .replace(/(?<![\p{L}\p{N}_/&#])#([\p{L}\p{N}_-]+)/gu, (typed, name: string) => {
      const channel = world.channels.find((one) => one.kind !== 'im' && one.name === name);
      return channel ? `<#${channel.id}|${channel.name}>` : typed;
    })
    .replace(/(?<![\p{L}\p{N}_/.-])@([\p{L}\p{N}._-]+)/gu, (typed, name: string) => {
      const person = [...world.people.values()].find((one) => one.name === name);
      return person ? `<@${person.id}|${person.name}>` : typed;
    })
    .replace(/https?:\/\/(?:(?!&lt;|&gt;)[^\s<>|"])+/g, (address) => `<${address}>`);
}
