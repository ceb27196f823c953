import type { CompletionChoice } from '../../../chat/responder.ts';
import type { Act, Move } from '../acts.ts';
import type { Outcome, Setup, Snapshot } from '../snapshot.ts';

export type Failure = 'failed' | 'too-long';

// What this page reads comes from the server that it came from itself, in the same version: not checked again.

export async function getSetup(): Promise<Setup> {
  const response = await fetch('/setup');
  return response.json();
}

/** Does something as the chosen person. A failure is the key of the phrase that tells it. */
export async function act(what: Act): Promise<Outcome | Failure> {
  return post('/acts', what);
}

export async function completions(what: Act): Promise<readonly CompletionChoice[]> {
  const outcome = await act(what);
  return typeof outcome === 'object' && outcome.kind === 'choices' ? outcome.choices : [];
}

export async function moveClock(
  by: Move['by'],
): Promise<{ readonly moved: boolean; readonly now: number } | Failure> {
  return post('/clock', { by });
}

async function post<Answer>(path: string, body: unknown): Promise<Answer | Failure> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status === 413) return 'too-long';
    return response.ok ? await response.json() : 'failed';
  } catch {
    return 'failed';
  }
}

/** Listens to all that this person sees; returns the way to stop. The browser reconnects by itself. */
export function watch(
  person: string,
  told: { snapshot(snapshot: Snapshot): void; offline(offline: boolean): void },
): () => void {
  const source = new EventSource(`/events?person=${encodeURIComponent(person)}`);
  source.onopen = () => told.offline(false);
  source.onerror = () => told.offline(true);
  source.onmessage = ({ data }) => told.snapshot(JSON.parse(data));
  return () => source.close();
}
