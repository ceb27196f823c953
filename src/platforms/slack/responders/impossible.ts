import { PlatformError } from '../../../chat/platform-error.ts';

/** What has no meaning where it was asked for (a form after a question): a fault of ours. */
export function impossible(what: string): Promise<never> {
  return Promise.reject(
    new PlatformError(`${what} is not possible here`, { code: 'rejected', retry: 'never' }),
  );
}
