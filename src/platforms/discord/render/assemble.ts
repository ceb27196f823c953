import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { componentTypes } from './constants.ts';
import { limits } from './limits.ts';
import type { DiscordUnit, TextUnit } from './unit.ts';

/** The components of one message; neighbouring texts share a text display, since displays are counted. */
export function assemble(units: readonly DiscordUnit[]): APIMessageTopLevelComponent[] {
  const components: APIMessageTopLevelComponent[] = [];
  let texts: TextUnit[] = [];
  const flush = (): void => {
    if (texts.length > 0) components.push({ type: componentTypes.textDisplay, content: joined(texts) });
    texts = [];
  };
  for (const unit of units) {
    const before = texts.at(-1);
    if (unit.kind === 'component' || (before && mustStandApart(before, unit))) flush();
    if (unit.kind === 'component') components.push(unit.component);
    else texts.push(unit);
  }
  flush();
  return components;
}

/** Whether Discord takes these units in one message. */
export function fitsOneMessage(units: readonly DiscordUnit[]): boolean {
  const components = assemble(units);
  return (
    components.reduce((sum, component) => sum + count(component), 0) <= limits.components &&
    components.reduce((sum, component) => sum + textLength(component), 0) <= limits.text &&
    fitsBytes(JSON.stringify(components))
  );
}

export function fitsBytes(text: string): boolean {
  return Buffer.byteLength(text) <= limits.bytes;
}

function count(component: APIMessageTopLevelComponent): number {
  return 'components' in component ? 1 + component.components.length : 1;
}

function textLength(component: APIMessageTopLevelComponent): number {
  return component.type === componentTypes.textDisplay ? component.content.length : 0;
}

/** Discord draws two lists in a row as one and counts on; likewise two quotes. */
function mustStandApart(before: TextUnit, unit: TextUnit): boolean {
  return unit.begins && unit.from === before.from && (unit.from === 'list' || unit.from === 'quote');
}

function joined(units: readonly TextUnit[]): string {
  return units.map((unit, index) => separator(units[index - 1], unit) + unit.markup).join('');
}

/** Paragraphs are set apart; headings, lists, quotes and small print belong to what they touch. */
function separator(before: TextUnit | undefined, unit: TextUnit): string {
  if (!before) return '';
  const touching = ['list', 'quote', 'citation'];
  const tight = before.from === 'heading' || touching.includes(before.from) || touching.includes(unit.from);
  return tight || (!unit.begins && unit.from === 'fields') ? '\n' : '\n\n';
}
