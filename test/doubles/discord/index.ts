export type { ComponentMatcher } from './component-use.ts';
export { type DiscordDouble, type NewPerson, startDiscordDouble } from './discord-double.ts';
export { documentedRules } from './documented-rules.ts';
export type { Fault } from './faults.ts';
export type { InteractionAnswer, InteractionRecord } from './interaction-record.ts';
export type { Channel, Guild, Message, Person } from './model.ts';
export type { ChannelOptions, DiscordDoubleOptions, GuildOptions } from './options.ts';
export type { SeenMessage } from './snapshot.ts';
export type { LoggedRequest, Violation } from './world.ts';
