import type { View } from './view-model.ts';

/** Which modals lie open for whom, one upon the other, and everybody's Home. */
export class ViewStore {
  readonly #byId = new Map<string, View>();
  readonly #stacks = new Map<string, View[]>();
  readonly #homes = new Map<string, View>();

  byId(id: string): View | undefined {
    return this.#byId.get(id);
  }

  byExternalId(externalId: string): View | undefined {
    return [...this.#byId.values()].find(
      ({ definition, open }) => open && definition.external_id === externalId,
    );
  }

  /** The modal on top, that is the one a person sees. */
  openFor(userId: string): View | null {
    return this.#stacks.get(userId)?.at(-1) ?? null;
  }

  depth(userId: string): number {
    return this.#stacks.get(userId)?.length ?? 0;
  }

  homeOf(userId: string): View | null {
    return this.#homes.get(userId) ?? null;
  }

  setHome(view: View): void {
    this.#byId.set(view.id, view);
    this.#homes.set(view.userId, view);
  }

  /** Lays a modal on top; as the first one it takes the place of all that were open. */
  push(view: View): void {
    if (view.previousId === null) this.clear(view.userId);
    this.#byId.set(view.id, view);
    this.#stacks.set(view.userId, [...(this.#stacks.get(view.userId) ?? []), view]);
  }

  /** Closes the modal on top; the one below shows again. */
  close(view: View): void {
    view.open = false;
    const left = (this.#stacks.get(view.userId) ?? []).filter((one) => one !== view);
    this.#stacks.set(view.userId, left);
  }

  clear(userId: string): void {
    for (const view of this.#stacks.get(userId) ?? []) view.open = false;
    this.#stacks.delete(userId);
  }
}
