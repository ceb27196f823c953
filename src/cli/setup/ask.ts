/** What can be asked of somebody at a terminal. */
export interface Ask {
  choose<T extends string>(
    question: string,
    choices: Readonly<Record<T, string>>,
    first: NoInfer<T>,
  ): Promise<T>;
  /** Shows nothing of what is typed or pasted. */
  secret(question: string): Promise<string>;
  /** `refuse`: what is wrong with an answer; null if nothing is. */
  text(question: string, first: string, refuse: (answer: string) => Promise<string | null>): Promise<string>;
  yes(question: string, first: boolean): Promise<boolean>;
}

/** Loaded only here: nothing else that the bot does asks anybody at a terminal. */
export async function askAt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<Ask> {
  const { confirm, input: line, password, select } = await import('@inquirer/prompts');
  const context = { input, output };
  return {
    choose: (message, choices, first) =>
      select(
        {
          message,
          choices: keysOf(choices).map((value) => ({ value, name: choices[value] })),
          default: first,
        },
        context,
      ),
    secret: (message) =>
      password(
        { message, toggleMask: false, theme: { style: { maskedText: '(nothing is shown)' } } },
        context,
      ),
    text: (message, first, refuse) =>
      line(
        { message, default: first, validate: async (answer) => (await refuse(answer.trim())) ?? true },
        context,
      ),
    yes: (message, first) => confirm({ message, default: first }, context),
  };
}

/** Whether somebody pressed Ctrl+C. */
export function isStopped(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}

function keysOf<T extends string>(choices: Readonly<Record<T, string>>): T[] {
  const isKey = (key: string): key is T => Object.hasOwn(choices, key);
  return Object.keys(choices).filter(isKey);
}
