import type { Timers } from "../lan/lan.ts";

/**
 * What `work` has come to by its end or by the deadline, whichever is first. The work goes on
 * unheard; its own requests end at the same deadline.
 */
export function byDeadline<T>(
  timers: Timers,
  options: { readonly deadlineMs: number; readonly work: Promise<T>; readonly soFar: () => T },
): Promise<T> {
  return new Promise((resolve) => {
    const cancel = timers.after(options.deadlineMs, () => resolve(options.soFar()));
    void options.work.then((done) => {
      cancel();
      resolve(done);
    });
  });
}
