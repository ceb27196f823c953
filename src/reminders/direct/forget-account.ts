import type { Pseudonyms } from '../../people/pseudonym.ts';
import type { Repositories } from '../../store/open.ts';

/** Takes back all that is still to be sent to somebody directly; the account does not stay in any of it. */
export async function forgetAccount(
  { outbox }: Pick<Repositories, 'outbox'>,
  pseudonyms: Pseudonyms,
  account: string,
): Promise<void> {
  for (const event of await outbox.eventsWithDirects())
    await outbox.withdrawDirects(event, pseudonyms.of(account, event));
}
