/** A call of which only the newest question counts. */
export interface Latest<Asked> {
  readonly ask: (asked: Asked) => void;
}

interface Told<Answer> {
  readonly done: (answer: Answer) => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * One question is under way and at most one waits, the newest: a slider that moves faster than
 * answers come leaves no queue behind it.
 */
export function latestWins<Asked, Answer>(
  call: (asked: Asked) => Promise<Answer>,
  { done, failed }: Told<Answer>,
): Latest<Asked> {
  let busy = false;
  let waiting: { readonly asked: Asked } | null = null;
  const next = (): void => {
    busy = waiting !== null;
    if (waiting === null) return;
    const { asked } = waiting;
    waiting = null;
    void call(asked).then(done, failed).finally(next);
  };
  return {
    ask: (asked) => {
      waiting = { asked };
      if (!busy) next();
    },
  };
}
