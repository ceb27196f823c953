import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import { newId } from '../../store/new-id.ts';
import type { Repositories } from '../../store/open.ts';
import type { Template } from '../../store/templates.ts';
import { searchable } from '../finding/searchable.ts';
import { wallLength } from './wall-length.ts';

/** The group's template of this name, however it is written: case and accents make no difference. */
export async function templateNamed(
  { templates }: Pick<Repositories, 'templates'>,
  groupId: string,
  name: string,
): Promise<Template | null> {
  const saved = await templates.of(groupId);
  return saved.find((each) => searchable(each.name) === searchable(name)) ?? null;
}

/**
 * Keeps all of an event but its day under a name; one of the same name is replaced. Its hour is that of clocks in
 * `timeZone`. Throws Refusal where the group has as many as it can.
 */
export async function saveTemplate(
  repositories: Pick<Repositories, 'templates'>,
  event: Event,
  { groupId, name, timeZone }: { groupId: string; name: string; timeZone: string },
): Promise<Template> {
  const { templates } = repositories;
  const before = await templateNamed(repositories, groupId, name);
  if (!before) mustHaveRoom('templates', (await templates.of(groupId)).length);
  const start = event.start.withTimeZone(timeZone);
  const { kind, title, description, accessibility, place, link, ladder, showsNames, buttonsOnly } = event;
  const template: Template = {
    id: before?.id ?? newId(),
    groupId,
    name: before?.name ?? name,
    kind,
    title,
    description,
    accessibility,
    place,
    link,
    startTime: start.toPlainTime(),
    duration: wallLength(start, event.end),
    ladder,
    showsNames,
    buttonsOnly,
  };
  await templates.save(template);
  return template;
}
