import type { Store } from '../../../src/store/open.ts';

/** One database with nothing in it yet. */
export interface StoreWorld {
  /** What the process works with that is tested. */
  readonly store: Store;
  /** What another process has of the same database; the same one where no two may work in it. */
  readonly other: Store;
  close(): Promise<void>;
}

/** Names of repositories with their methods (`events.byId`) that were called. */
export type Called = Set<string>;

/** The same store, which notes what is called. */
export function noting(store: Store, called: Called): Store {
  return new Proxy(store, {
    get(target, name: keyof Store) {
      if (name === 'transaction') {
        const transaction: Store['transaction'] = (work) =>
          target.transaction((repositories) => work(notingEach(repositories, called)));
        return transaction;
      }
      const value = target[name];
      return typeof value === 'object' ? notingOne(String(name), value, called) : value;
    },
  });
}

function notingEach<R extends object>(repositories: R, called: Called): R {
  return new Proxy(repositories, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'object' && value !== null ? notingOne(String(name), value, called) : value;
    },
  });
}

function notingOne<R extends object>(repository: string, methods: R, called: Called): R {
  return new Proxy(methods, {
    get(target, name) {
      called.add(`${repository}.${String(name)}`);
      return Reflect.get(target, name);
    },
  });
}

/** Everything that a store can do. */
export function methodsOf(store: Store): string[] {
  return Object.entries(store).flatMap(([repository, methods]) =>
    typeof methods === 'object' ? Object.keys(methods).map((method) => `${repository}.${method}`) : [],
  );
}
