import { z } from 'zod';
import { dividingLine, drawHeading, drawMenu, drawPicture } from './drawn-parts.ts';
import { dayAndTime, fromNow, type Reader } from './moments.ts';
import { wrap, wrapButtons } from './wrap.ts';

const picture = z.object({ description: z.string().nullish() });

/** A component of what the renderer makes, as far as it is drawn. https://docs.discord.com/developers/components/reference */
interface Component {
  readonly type: number;
  readonly content?: string | undefined;
  readonly label?: string | undefined;
  readonly emoji?: { readonly name: string } | undefined;
  readonly placeholder?: string | undefined;
  readonly divider?: boolean | undefined;
  readonly options?: readonly { readonly label: string }[] | undefined;
  readonly items?: readonly z.output<typeof picture>[] | undefined;
  readonly components?: readonly Component[] | undefined;
}

const component: z.ZodType<Component> = z.lazy(() =>
  z.object({
    type: z.number(),
    content: z.string().optional(),
    label: z.string().optional(),
    emoji: z.object({ name: z.string() }).optional(),
    placeholder: z.string().optional(),
    divider: z.boolean().optional(),
    options: z.array(z.object({ label: z.string() })).optional(),
    items: z.array(picture).optional(),
    components: z.array(component).optional(),
  }),
);

const body = z.object({ components: z.array(component) });

/** The lines that a person sees of a Discord message. */
export function drawDiscord(payload: unknown, reader: Reader): string[] {
  return body.parse(payload).components.flatMap((each) => draw(each, reader));
}

function draw(one: Component, reader: Reader): string[] {
  const inner = one.components ?? [];
  switch (one.type) {
    case 1: {
      const menus = inner.filter(({ type }) => type === 3);
      if (menus.length > 0) return menus.flatMap((menu) => draw(menu, reader));
      return wrapButtons(
        inner.map(({ emoji, label = '' }) => [emoji?.name, label].filter(Boolean).join(' ')),
      );
    }
    case 3:
      return drawMenu(
        one.placeholder ?? '',
        (one.options ?? []).map(({ label }) => label),
      );
    case 10:
      return (one.content ?? '').split('\n').flatMap((line) => drawLine(line, reader));
    case 12:
      return (one.items ?? []).flatMap(({ description }) => drawPicture(description ?? ''));
    case 14:
      return [one.divider === false ? '' : dividingLine];
    default:
      return inner.flatMap((each) => draw(each, reader));
  }
}

/** One line of Discord's markdown, without its signs. */
function drawLine(line: string, reader: Reader): string[] {
  const [, mark = '', rest = ''] = /^(## |-# |> |- |\d+\. )?(.*)$/s.exec(line) ?? [];
  const text = plain(rest, reader);
  if (mark === '## ') return drawHeading(text);
  if (mark === '-# ') return wrap(`· ${text}`, '  ');
  if (mark === '> ') return wrap(`│ ${text}`, '│ ');
  if (mark === '- ') return wrap(`• ${text}`, '  ');
  return mark === '' ? wrap(text) : wrap(mark + text, '  ');
}

function plain(text: string, reader: Reader): string {
  return text
    .replace(/<t:(\d+):([FR])>/g, (_, seconds: string, style: string) => {
      const at = Number(seconds) * 1_000;
      return style === 'R' ? fromNow(at, reader) : dayAndTime(at, reader);
    })
    .replace(/\[([^\]]*)\]\(<[^>]*>\)/g, '$1')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/\\([\\*_~`|<>#[\]().\-+=:@])/g, '$1');
}
