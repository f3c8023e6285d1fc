/** Only one tab sends at a time. */
const LOCK = "engawa-field-send";
const ASLEEP_MS = 150_000;

/** What is asked for while it is being done is done once more after it. */
export function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let isBusy = false;
  let isAsked = false;
  return async () => {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    while (isAsked) {
      isAsked = false;
      await act();
    }
    isBusy = false;
  };
}

/**
 * In one tab at a time. A tab that was put to sleep in the middle would hold the others up for
 * ever: after longer than any request takes they go on without it; a fact counts once anyway.
 */
export async function alone(act: () => Promise<void>): Promise<void> {
  // Locks are there wherever a page is served over TLS.
  if (!("locks" in navigator)) return act();
  let isHeld = false;
  const held = () => {
    isHeld = true;
    return act();
  };
  const { locks } = navigator;
  await locks
    .request(LOCK, { signal: AbortSignal.timeout(ASLEEP_MS) }, held)
    // One that was held and then taken over is not taken back.
    .catch(() => (isHeld ? undefined : locks.request(LOCK, { steal: true }, held)))
    .catch(() => undefined);
}
