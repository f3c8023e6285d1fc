import type { LiveView } from "../../src/app/api/home-device.ts";
import { PASSWORD } from "./contractor-town.ts";
import type { HomeServer, Household } from "./home-town.ts";

/** A page that looks at a home, over a real connection. */
export interface LiveStream {
  readonly status: number;
  /** The next event that is meant; those before it are dropped. */
  next(isMeant: (view: LiveView) => boolean): Promise<LiveView>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

export async function liveOf(
  { origin }: HomeServer,
  { loginId }: Household,
): Promise<LiveStream & { readonly cookie: string; readonly logout: () => Promise<void> }> {
  const opened = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: origin },
    body: JSON.stringify({ loginId, password: PASSWORD }),
  });
  const cookie = (opened.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const stop = new AbortController();
  const answer = await fetch(`${origin}/api/home/live`, {
    headers: { Cookie: cookie },
    signal: stop.signal,
  });
  const heard: LiveView[] = [];
  let wake: (() => void) | null = null;
  const ended = readEvents(answer, (view) => {
    heard.push(view);
    wake?.();
  });
  return {
    cookie,
    status: answer.status,
    next: async (isMeant) => {
      for (;;) {
        const view = heard.shift();
        if (view === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else if (isMeant(view)) return view;
      }
    },
    ended,
    close: () => stop.abort(),
    logout: async () => {
      await fetch(`${origin}/api/session`, {
        method: "DELETE",
        headers: { Cookie: cookie, Origin: origin },
      });
    },
  };
}

async function readEvents(answer: Response, heard: (view: LiveView) => void): Promise<void> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) return;
      text += value ?? "";
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = event.split("\n").find((line) => line.startsWith("data: "));
        if (data !== undefined) heard(JSON.parse(data.slice("data: ".length)) as LiveView);
      }
    }
  } catch {
    // The test closed it.
  }
}
