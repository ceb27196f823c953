import {
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDriver,
} from 'kysely';
import { isConflict } from './trouble.ts';

/** More would mean that it is not chance. */
const mostTries = 5;

/**
 * Has a single statement carried out again that was refused because it and others waited for one another's rows: nothing
 * of it was kept, and on SQLite no such thing happens. Transactions see to themselves (transactions.ts).
 */
export class Driver extends PostgresDriver {
  readonly #known = new WeakSet<DatabaseConnection>();
  readonly #inTransaction = new WeakSet<DatabaseConnection>();

  override async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection(options);
    if (this.#known.has(connection)) return connection;
    this.#known.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = async <R>(query: CompiledQuery) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await execute<R>(query);
        } catch (error) {
          const isAlone = !this.#inTransaction.has(connection);
          if (!isAlone || !isConflict(error) || tries === mostTries) throw error;
        }
      }
    };
    return connection;
  }

  override async beginTransaction(...[connection, settings]: Parameters<PostgresDriver['beginTransaction']>) {
    await super.beginTransaction(connection, settings);
    this.#inTransaction.add(connection);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#inTransaction.delete(connection);
  }

  override async releaseConnection(...[connection]: Parameters<PostgresDriver['releaseConnection']>) {
    this.#inTransaction.delete(connection);
    await super.releaseConnection(connection);
  }
}
