/** Does what bears the same key one after another, at once where nothing is under way; `work` never rejects. */
export type InTurn = (key: string, work: () => void | Promise<void>) => void;

export function inTurn(): InTurn {
  const underWay = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = underWay.get(key);
    const mine = before ? before.then(work) : work();
    if (!mine) return;
    underWay.set(key, mine);
    void mine.then(() => {
      if (underWay.get(key) === mine) underWay.delete(key);
    });
  };
}
