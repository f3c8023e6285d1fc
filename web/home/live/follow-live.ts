import type { LiveView } from "../../../src/app/api/home-device.ts";

export type LiveStatus = "connecting" | "live" | "reconnecting";

interface Listener {
  readonly heard: (live: LiveView) => void;
  readonly status: (status: LiveStatus) => void;
  /** The connection was gone and is there again: what was missed is loaded anew. */
  readonly again: () => void;
}

const PATH = "/api/home/live";
/** The server sends something every 10 s; a silence this long is a dead connection. */
const SILENT_MS = 25_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Follows the home until it is told to stop. A connection that broke, fell silent or was refused is
 * opened anew, after 1 s, 2 s, 4 s … at most 30 s; while nobody looks at the page there is none.
 */
export function followLive({ heard, status, again }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;
  let lost = false;

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const stop = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const lose = () => {
    stop();
    lost = true;
    status("reconnecting");
    after(waitMs, open);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
  const open = () => {
    stop();
    const opened = new EventSource(PATH);
    source = opened;
    after(SILENT_MS, lose);
    opened.addEventListener("live", ({ data }) => {
      after(SILENT_MS, lose);
      waitMs = FIRST_WAIT_MS;
      status("live");
      if (lost) again();
      lost = false;
      // The server shaped it by the schema of this type.
      heard(JSON.parse(String(data)) as LiveView);
    });
    opened.addEventListener("error", lose);
  };
  const look = () => {
    if (document.visibilityState === "hidden") {
      stop();
      lost = true;
    } else if (source === null) open();
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("online", open);
  look();
  return () => {
    stop();
    document.removeEventListener("visibilitychange", look);
    removeEventListener("online", open);
  };
}
