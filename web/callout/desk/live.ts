import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useOnline } from "../../parts/use-online.ts";

export type LiveStatus = "connecting" | "live" | "polling" | "offline";

const PATH = "/api/staff/callout/live";
/** The server says something each 10 s; a silence this long is a dead connection. */
const SILENT_MS = 25_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

interface Listener {
  readonly changed: () => void;
  readonly status: (status: "live" | "polling") => void;
}

/**
 * Hears that something changed until it is told to stop. A stream that broke or fell silent is
 * opened anew after 1 s, 2 s, 4 s … at most 30 s; while nobody looks there is none.
 */
export function followCallout({ changed, status }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;
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
    status("polling");
    after(waitMs, open);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
  const heard = () => {
    after(SILENT_MS, lose);
    waitMs = FIRST_WAIT_MS;
    status("live");
  };
  const open = () => {
    stop();
    source = new EventSource(PATH);
    after(SILENT_MS, lose);
    source.addEventListener("open", () => {
      heard();
      // What happened while nobody listened.
      changed();
    });
    source.addEventListener("beat", heard);
    source.addEventListener("changed", () => {
      heard();
      changed();
    });
    source.addEventListener("error", lose);
  };
  const look = () => {
    if (document.visibilityState === "hidden") stop();
    else if (source === null) open();
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

/** In a storm something changes many times a second; the page reads anew once in this time. */
const CALM_MS = 1_000;

/** Acts at once, then at most once in a time; what was asked meanwhile is done at its end. */
export function atMostEach(ms: number, act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  const ask = () => {
    if (timer !== undefined) {
      isAsked = true;
      return;
    }
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (isAsked) ask();
    }, ms);
    isAsked = false;
  };
  return { ask, stop: () => clearTimeout(timer) };
}

/** Keeps all that is shown of the call-out new as long as a page shows it. */
export function useCalloutLive(): LiveStatus {
  const client = useQueryClient();
  const isOnline = useOnline();
  const [status, setStatus] = useState<LiveStatus>("connecting");
  useEffect(() => {
    const readAnew = () => {
      for (const part of ["board", "case", "suggestions", "plan"]) {
        void client.invalidateQueries({ queryKey: ["callout", part] });
      }
    };
    const seldom = atMostEach(CALM_MS, readAnew);
    const stop = followCallout({ status: setStatus, changed: seldom.ask });
    return () => {
      seldom.stop();
      stop();
    };
  }, [client]);
  return isOnline ? status : "offline";
}
