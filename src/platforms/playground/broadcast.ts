/** How long changes are gathered before browsers are told, in milliseconds: one act makes several. */
const gatherMs = 15;

/** Tells every open browser tab that something changed, at most once per {@link gatherMs}. */
export class Broadcast {
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;

  readonly changed = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      for (const listener of this.#listeners) listener();
    }, gatherMs);
  };

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#listeners.clear();
  }
}
