import { WebSocket } from "ws";

/** One way to the platform and back; texts, and whether it is still there. */
export interface Wire {
  send(text: string): void;
  ping(): void;
  /** Ends at once, without waiting for the other side. */
  drop(): void;
}

export interface WireEvents {
  onText(text: string): void;
  /** An answer to a ping; any text counts as one too. */
  onPong(): void;
  /** Once, however it ended; never before `dial` has returned. */
  onEnd(why: string): void;
}

/** Opens one; a test gives its own. */
export type Dial = (url: string, events: WireEvents) => Wire;

/** No message of the platform is longer. */
const MOST_BYTES = 1_000_000;
const HANDSHAKE_MS = 20_000;

export const dialWebSocket: Dial = (url, events) => {
  const socket = new WebSocket(url, {
    maxPayload: MOST_BYTES,
    handshakeTimeout: HANDSHAKE_MS,
    perMessageDeflate: false,
  });
  let why = "closed";
  socket.on("message", (data) => {
    events.onText(Buffer.isBuffer(data) ? data.toString("utf8") : "");
  });
  socket.on("pong", () => events.onPong());
  socket.on("error", (error) => {
    why = error.message;
  });
  socket.on("close", (code) => events.onEnd(why === "closed" ? `closed (${code})` : why));
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    ping: () => {
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    },
    drop: () => socket.terminate(),
  };
};

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Where a platform is spoken to: TLS, or this machine itself. Null: neither, and what a home does
 * would travel open.
 */
export function platformUrl(
  platform: string,
  path: "/gateway/enrol" | "/gateway/link",
): string | null {
  const url = URL.parse(path, platform);
  if (!url) return null;
  const isSafe = url.protocol === "https:" || LOOPBACK.test(url.hostname);
  if (!isSafe || !/^https?:$/.test(url.protocol)) return null;
  if (path === "/gateway/link") url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
