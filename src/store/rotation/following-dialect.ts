import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  sql,
  type TransactionSettings,
} from 'kysely';
import { z } from 'zod';
import type { Engine } from '../database.ts';
import type { Following } from '../following.ts';
import { fingerprintKey } from '../meta.ts';

/** Only such statements bear pseudonyms or what is sealed for them. */
const ofPeople = /\b(?:person|digest)\b/;
/** In a statement: it is carried out with the values that it was given. */
export const asItIs = sql.raw('/* as it is */');
const isAsItIs = (text: string) => text.includes('/* as it is */');
const inForce = z.object({ value: z.string() }).optional();

/**
 * The same database, in which another secret may come into force while we work. A pseudonym is made before its statement
 * is carried out, and in between everything may have been given new ones: so each transaction looks first, and whatever
 * was made before is brought up to date on its way.
 */
export function followingDialect(
  { dialect, isShared }: Pick<Engine, 'dialect' | 'isShared'>,
  following: Following,
): { readonly dialect: Dialect } {
  const followed: Dialect = {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new FollowingDriver(dialect.createDriver(), following, isShared),
  };
  return { dialect: followed };
}

class FollowingDriver implements Driver {
  readonly #inner: Driver;
  readonly #following: Following;
  readonly #isShared: boolean;

  constructor(inner: Driver, following: Following, isShared: boolean) {
    this.#inner = inner;
    this.#following = following;
    this.#isShared = isShared;
  }

  init(...[options]: Parameters<Driver['init']>): Promise<void> {
    return this.#inner.init(options);
  }

  async acquireConnection(...[options]: Parameters<Driver['acquireConnection']>): Promise<Connection> {
    const inner = await this.#inner.acquireConnection(options);
    return new Connection(this.#inner, inner, this.#following, this.#isShared);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const ours = ourOwn(connection);
    await this.#inner.beginTransaction(ours.inner, settings);
    try {
      await ours.begun();
    } catch (error) {
      // Nobody else ends a transaction that has not begun for them.
      await this.rollbackTransaction(ours).catch(() => {});
      throw error;
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const ours = ourOwn(connection);
    await this.#inner.commitTransaction(ours.inner);
    ours.ended();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const ours = ourOwn(connection);
    ours.ended();
    await this.#inner.rollbackTransaction(ours.inner);
  }

  releaseConnection(...[connection, options]: Parameters<Driver['releaseConnection']>): Promise<void> {
    return this.#inner.releaseConnection(ourOwn(connection).inner, options);
  }

  destroy(...[options]: Parameters<Driver['destroy']>): Promise<void> {
    return this.#inner.destroy(options);
  }
}

class Connection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #driver: Driver;
  readonly #following: Following;
  readonly #isShared: boolean;
  #isInTransaction = false;

  constructor(driver: Driver, inner: DatabaseConnection, following: Following, isShared: boolean) {
    this.#driver = driver;
    this.inner = inner;
    this.#following = following;
    this.#isShared = isShared;
  }

  async begun(): Promise<void> {
    this.#isInTransaction = true;
    await this.#look(true);
  }

  ended(): void {
    this.#isInTransaction = false;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!ofPeople.test(query.sql) || isAsItIs(query.sql)) return this.inner.executeQuery(query);
    if (this.#isInTransaction || !this.#following.mayChange)
      return this.inner.executeQuery(this.#followed(query));
    if (query.query.kind === 'SelectQueryNode') {
      const result = await this.inner.executeQuery<R>(this.#followed(query));
      await this.#look(false);
      // What was asked for by its old name, or found under it, is asked for again.
      return this.#following.mayChange ? result : this.inner.executeQuery(this.#followed(query));
    }
    return this.#atOnce(query);
  }

  streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery(this.#followed(query), size);
  }

  /** Nobody else's commit falls between the look and what is written. */
  async #atOnce<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#driver.beginTransaction(this.inner, {});
    try {
      await this.#look(true);
      const result = await this.inner.executeQuery<R>(this.#followed(query));
      await this.#driver.commitTransaction(this.inner);
      return result;
    } catch (error) {
      await this.#driver.rollbackTransaction(this.inner).catch(() => {});
      throw error;
    }
  }

  /** `stays`: and the secret stays in force until this transaction has ended. */
  async #look(stays: boolean): Promise<void> {
    if (!this.#following.mayChange) return;
    const how = stays && this.#isShared ? ' FOR SHARE' : '';
    const text = `SELECT value FROM meta WHERE key = '${fingerprintKey}'${how}`;
    const { rows } = await this.inner.executeQuery(CompiledQuery.raw(text));
    const known = inForce.parse(rows[0])?.value;
    // Where it is neither, this process ends soon (start/still-ours.ts).
    if (known !== undefined) this.#following.adopt(known, null);
  }

  #followed(query: CompiledQuery): CompiledQuery {
    return { ...query, parameters: this.#following.follow(query.parameters) };
  }
}

function ourOwn(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new TypeError('a connection of another driver');
}
