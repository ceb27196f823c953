import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Finding, fine, wrong } from '../../chat/finding.ts';

const check = 'Web port';

/** Whether the bot can listen there. `isOurs`: whether it does so already. */
export async function checkWebPort(
  host: string,
  port: number,
  isOurs: (address: string) => Promise<boolean>,
): Promise<Finding> {
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
    server.close();
    return fine(check, port === 0 ? 'any that is free' : `${port} on ${host} is free`);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken)
      return wrong(
        check,
        `this machine cannot listen on ${host}, port ${port}.`,
        'Use HOST=127.0.0.1 and a PORT above 1023.',
      );
    if (await isOurs(`http://${nameOf(host)}:${port}`))
      return fine(check, `${port}: the bot is running there`);
    return wrong(
      check,
      `${port} on ${host} is taken by another program.`,
      'Stop that one, or set PORT to another number.',
    );
  }
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
