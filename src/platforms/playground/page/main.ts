import type { Setup, Snapshot } from '../snapshot.ts';
import { mountAnnouncer } from './announcer.ts';
import { getSetup, watch } from './api.ts';
import { Chat } from './chat.ts';
import { ChatTabs } from './chat-tabs.ts';
import { element } from './elements.ts';
import { refreshRelativeTimes, setPlaygroundNow } from './moments.ts';
import { topBar } from './top-bar.ts';
import { type Choice, remember, rememberedChoice } from './visitor-choice.ts';
import { wordsIn } from './words.ts';

const tickMs = 5000;

/** Draws the whole page for a person and a language; choosing others draws it anew. */
function open(setup: Setup, choice: Choice, chosenTab: number): void {
  const words = wordsIn(setup.phrases, choice.language);
  document.documentElement.lang = choice.language;
  document.title = words('title');
  remember(choice);

  const { people, commands } = setup;
  const context = { words, language: choice.language, me: choice.person, people, commands };
  const main = element('main', { class: 'chats' });
  const offline = element('p', { class: 'offline', role: 'alert', hidden: true });
  const chats: Chat[] = [];
  let tabs: ChatTabs | null = null;

  const bar = topBar({
    setup,
    choice,
    words,
    choose(next) {
      stop();
      turned.abort();
      clearInterval(ticking);
      const focused = document.activeElement?.id ?? '';
      const tab = tabs?.chosen ?? 0;
      page.remove();
      open(setup, next, tab);
      if (focused !== '') document.getElementById(focused)?.focus();
    },
  });
  const page = element('div', { class: 'page' }, bar.root, offline, main);
  document.body.prepend(page);

  const turned = new AbortController();
  ChatTabs.onTurn(() => tabs?.arrange(), turned.signal);

  function show(snapshot: Snapshot): void {
    setPlaygroundNow(snapshot.now);
    if (tabs === null) {
      chats.push(...snapshot.panes.map((pane) => new Chat(pane, context)));
      tabs = new ChatTabs(chats, words, chosenTab);
      main.append(tabs.root, ...chats.map(({ root }) => root));
    }
    snapshot.panes.forEach((pane, at) => {
      tabs?.came(at, chats[at]?.show(pane) ?? 0);
    });
    bar.show(snapshot);
    refreshRelativeTimes();
  }

  const stop = watch(choice.person, {
    snapshot: show,
    offline(isOffline) {
      offline.hidden = !isOffline;
      offline.textContent = isOffline ? words('offline') : '';
    },
  });
  const ticking = setInterval(() => {
    bar.tick();
    refreshRelativeTimes();
  }, tickMs);
}

mountAnnouncer();
const setup = await getSetup();
open(setup, rememberedChoice(setup.people), 0);
