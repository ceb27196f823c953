import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../tables.ts';

/** What goes to people and has begun: a message of their own, or a rung whose time (epoch ms) has come, or that was tried. */
export function underWay(row: ExpressionBuilder<Tables, 'outbox'>, now: number): Expression<SqlBool> {
  const hasBegun = row.or([row('due_at', '<=', now), row('attempts', '>', 0)]);
  return row.or([row('kind', '=', 'direct'), row.and([row('kind', '=', 'fan-out'), hasBegun])]);
}
