import type { Component } from './component.ts';

export interface Placed {
  readonly component: Component;
  readonly path: readonly (string | number)[];
  readonly parent: Component | null;
}

/** Every component with the nested ones, in reading order, each with the path Discord names in errors. */
export function* walkComponents(
  components: readonly Component[],
  path: readonly (string | number)[] = ['components'],
  parent: Component | null = null,
): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* walkOne(component, [...path, index], parent);
}

function* walkOne(
  component: Component,
  path: readonly (string | number)[],
  parent: Component | null,
): Generator<Placed> {
  yield { component, path, parent };
  yield* walkComponents(component.components ?? [], [...path, 'components'], component);
  if (component.accessory) yield* walkOne(component.accessory, [...path, 'accessory'], component);
  if (component.component) yield* walkOne(component.component, [...path, 'component'], component);
}
