/** How long (ms) a bot on this machine may take. */
const patience = 3_000;

/** Whether the program that listens there is this bot: it knows the signing secret, or shows the playground. */
export async function isBotAt(address: string, signingSecret: string | null): Promise<boolean> {
  if (signingSecret !== null) {
    const { answersHere } = await import('../../platforms/slack/checkup/answers-here.ts');
    return answersHere(address, signingSecret);
  }
  try {
    const page = await fetch(address, { signal: AbortSignal.timeout(patience) });
    return (await page.text()).includes('<title>Sanctuary Bot playground</title>');
  } catch {
    return false;
  }
}
