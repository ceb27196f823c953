import { Routes } from 'discord.js';
import { z } from 'zod';
import { type Finding, fine, wrong } from '../../../chat/finding.ts';
import type { AskDiscord } from './ask-discord.ts';

/** https://docs.discord.com/developers/events/gateway#get-gateway-bot */
const gateway = z.object({
  url: z.string(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

const check = 'Discord gateway';
/** How long (ms) it may take until it greets. */
const patience = 10_000;

/** Whether a session can be begun. None is: it would take the place of one that the bot may need. */
export async function checkGateway({ get }: AskDiscord): Promise<Finding[]> {
  const { url, session_start_limit: limit } = await get(Routes.gatewayBot(), gateway);
  if (limit.remaining === 0)
    return [
      wrong(
        check,
        'the bot was started too often today, and Discord lets it in no more.',
        `Stop what starts it again and again, and wait ${Math.ceil(limit.reset_after / 3_600_000)} hours.`,
      ),
    ];
  if (await greets(url)) return [fine(check, `reachable, ${limit.remaining} starts left today`)];
  return [
    wrong(
      check,
      'it does not answer, though Discord itself does.',
      'Let a firewall or proxy pass WebSocket connections to gateway.discord.gg, port 443.',
    ),
  ];
}

function greets(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace(/\/*$/, '/')}?v=10&encoding=json`);
    const timer = setTimeout(() => end(false), patience);
    const end = (greeted: boolean): void => {
      clearTimeout(timer);
      socket.onmessage = null;
      socket.onclose = null;
      socket.onerror = null;
      socket.close();
      resolve(greeted);
    };
    socket.onmessage = () => end(true);
    socket.onclose = () => end(false);
    socket.onerror = () => end(false);
  });
}
