import { type Logger, LogLevel } from '@slack/bolt';

const drop = (): void => {};

/**
 * What Slack's libraries get as their log: nothing is kept. They write whole bodies and headers into it, and with
 * them what people typed and the token. A level above `debug` also spares them the writing.
 */
export const quietLogger: Logger = {
  debug: drop,
  info: drop,
  warn: drop,
  error: drop,
  setLevel: drop,
  getLevel: () => LogLevel.ERROR,
  setName: drop,
};
