import { PostgresDialect, PostgresQueryCompiler, type PrimitiveValueListNode } from 'kysely';
import { Driver } from './driver.ts';
import { poolFor } from './pool.ts';

export class Postgres extends PostgresDialect {
  readonly #address: string;

  constructor(address: string) {
    super({ pool: async () => poolFor(address) });
    this.#address = address;
  }

  override createDriver(): Driver {
    return new Driver({ pool: async () => poolFor(this.#address) });
  }

  override createQueryCompiler(): PostgresQueryCompiler {
    return new Compiler();
  }
}

class Compiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(storable(value));
  }

  /** PostgreSQL has no empty list; nothing is in this one either. */
  protected override visitPrimitiveValueList(list: PrimitiveValueListNode): void {
    if (list.values.length === 0) this.append('(select null where false)');
    else super.visitPrimitiveValueList(list);
  }
}

function storable(value: unknown): unknown {
  // PostgreSQL takes no text with a NUL in it, which only somebody who tries things out sends.
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  if (value === null || ['number', 'bigint', 'boolean'].includes(typeof value)) return value;
  // The driver would make text of a date or a list, and NULL of what was forgotten.
  throw new TypeError(`cannot store a value of type ${typeof value}`);
}
