const DISCORD_EPOCH = 1_420_070_400_000n;

/** Makes ids in Discord's format, always growing ("Reference": Snowflakes). */
export class Snowflakes {
  #last = 0n;

  next(atMs: number): string {
    const fromTime = (BigInt(Math.floor(atMs)) - DISCORD_EPOCH) << 22n;
    this.#last = fromTime > this.#last ? fromTime : this.#last + 1n;
    return this.#last.toString();
  }
}

/** Orders ids by number, since the texts may differ in length. */
export function compareIds(a: string, b: string): number {
  const [x, y] = [BigInt(a), BigInt(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
