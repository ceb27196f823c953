import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Block } from '../../../chat/message.ts';
import type { Unit } from '../../rendering/pack.ts';

/** A piece of text that may share a text display with its neighbours. */
export interface TextUnit extends Unit {
  readonly kind: 'text';
  readonly markup: string;
  readonly from: Block['kind'];
  /** Whether a new block begins here, or one goes on. */
  readonly begins: boolean;
}

export interface ComponentUnit extends Unit {
  readonly kind: 'component';
  readonly component: APIMessageTopLevelComponent;
}

export type DiscordUnit = TextUnit | ComponentUnit;

export function textUnit(from: Block['kind'], markup: string, begins: boolean): TextUnit {
  return { kind: 'text', markup, from, begins, isControl: false, isHeading: from === 'heading' };
}

export function componentUnit(component: APIMessageTopLevelComponent, isControl: boolean): ComponentUnit {
  return { kind: 'component', component, isControl, isHeading: false };
}
