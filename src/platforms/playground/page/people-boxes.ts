import type { FieldView } from '../snapshot.ts';
import { element, freshId } from './elements.ts';
import type { DrawnField, ModalFieldContext } from './modal-field.ts';

type PeopleField = Extract<FieldView, { kind: 'people' }>;

/**
 * The invented people with a box each: a list in which several can be chosen asks for keys that few know. When as many
 * are ticked as may be, the others cannot be.
 */
export function peopleBoxes(field: PeopleField, { words, people }: ModalFieldContext): DrawnField {
  const { name, label, hint, required, atMost } = field;
  const about = hint ? element('p', { id: freshId('about'), class: 'about' }, hint) : null;
  const boxes = people.map((person) => ({
    person,
    box: element('input', { type: 'checkbox', id: freshId('person'), value: person.account }),
  }));
  const ticked = () => boxes.filter(({ box }) => box.checked);
  const heed = (): void => {
    const isFull = ticked().length >= atMost;
    for (const { box } of boxes) box.disabled = isFull && !box.checked;
    const isMissing = required && ticked().length === 0;
    boxes[0]?.box.setCustomValidity(isMissing ? words('fill-in', { name: label }) : '');
  };
  const root = element(
    'fieldset',
    { class: 'option people', 'aria-describedby': about?.id ?? null, change: heed },
    element('legend', {}, label),
    ...boxes.map(({ person, box }) => element('label', { for: box.id }, box, person.name)),
    about,
  );
  heed();
  return {
    name,
    root,
    focus: boxes[0]?.box ?? root,
    value: () =>
      ticked()
        .map(({ box }) => box.value)
        .join(','),
  };
}
