import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import type { DiscordBody } from '../../src/platforms/discord/render/render.ts';
import { documentedRules } from '../doubles/discord/documented-rules.ts';
import { messageBodySchema } from '../doubles/discord/message-body.ts';
import { applyRules } from '../doubles/discord/rule.ts';

/** Everything that Discord would complain of. */
export function discordComplaints(body: DiscordBody): readonly string[] {
  const schema = MessageCreateRequestSchema.safeParse(body);
  const message = messageBodySchema.parse(body);
  const subject = { body: message, use: 'create', at: [], existing: null } as const;
  const bytes = Buffer.byteLength(JSON.stringify(body.components));
  return [
    ...(schema.success
      ? []
      : schema.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...applyRules(documentedRules.message, subject).map((one) => one.message),
    ...(bytes > 10_000 ? [`${bytes} bytes`] : []),
  ];
}

/** The markdown of all text displays of one body. */
export function markdownOf(body: DiscordBody): string {
  return body.components
    .flatMap((component) => (component.type === 10 ? [component.content] : []))
    .join('\n');
}

/** What a reader sees of Discord markdown: signs of blocks, emphasis and links gone, escaped signs themselves. */
export function seen(markdown: string): string {
  return markdown
    .replace(/^(?:## |-# |> |- |\d+\. )/gm, '')
    .replace(/\\([^0-9A-Za-z\s])|\]\(<https?:[^>\n]*>\)|<(https?:[^>\n]*)>|\*\*|\[/g, '$1$2')
    .replaceAll('\u200b', '');
}

const signs = /[*_~`|[\]<]|@(?:everyone|here|[!&]?\d)|:[\w+-]+:|\w:\/\/|^[^\S\n]*(?:[#>+-]|\d+[.)]\s)/im;

/** The first sign that Discord would still read as markup, once what the renderer means as markup is taken away. */
export function liveMarkup(markdown: string): string | null {
  const inert = markdown
    .replace(/^(?:## |-# |> |- |\d+\. )/gm, '·')
    .replace(/\\[^0-9A-Za-z\s]/g, '·')
    .replace(/<t:-?\d+:[FR]>/g, '·')
    .replace(/<https?:\/\/[^\s<>]+>/g, '·')
    .replace(/\[([^[\]]*)\]\(·\)/g, '·$1·')
    .replace(/\*\*([^*]+)\*\*/g, '·$1·');
  return signs.exec(inert)?.[0] ?? null;
}
