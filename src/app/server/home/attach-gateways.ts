import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Homes } from "../../home/open-homes.ts";

/** What is needed of a server that listens. */
interface Upgrades {
  on(
    event: "upgrade",
    listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
  ): unknown;
}

const PATH = "/gateway/link";
const MOST_BYTES = 1024 * 1024;
/** What a gateway has not taken yet; one that takes nothing is cut off. */
const MOST_WAITING_BYTES = 4 * MOST_BYTES;
const PROOF_MS = 10_000;
/** Lines opened within the time for a proof, at most: each costs memory and a little time. */
const MOST_UNPROVEN = 5000;
/** A line that does not answer between two of these is gone. */
const PING_MS = 30_000;

/** Gateways dial in by WebSocket at `/gateway/link`; other upgrades are refused. */
export function attachGateways(server: Upgrades, homes: Homes): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
  });
  let unproven = 0;
  server.on("upgrade", (request, socket, head) => {
    if (pathOf(request) !== PATH) return refuse(socket, "404 Not Found");
    if (unproven >= MOST_UNPROVEN) return refuse(socket, "503 Service Unavailable");
    unproven += 1;
    const settled = once(() => void (unproven -= 1));
    sockets.handleUpgrade(request, socket, head, (opened) => attach(opened, homes, settled));
    socket.once("close", settled);
  });
  const pings = setInterval(() => pingAll(sockets.clients), PING_MS).unref();
  return {
    close: () => {
      clearInterval(pings);
      for (const each of sockets.clients) each.terminate();
      sockets.close();
    },
  };
}

function attach(socket: WebSocket, homes: Homes, settled: () => void): void {
  const line = homes.line({
    send: (text) => {
      if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate();
      else socket.send(text);
    },
    close: (code, reason) => socket.close(code, reason),
  });
  const late = setTimeout(() => {
    settled();
    if (!line.isProven()) socket.terminate();
  }, PROOF_MS).unref();
  answered.add(socket);
  socket.on("pong", () => answered.add(socket));
  socket.on("message", (bytes: Buffer, isBinary) => {
    if (isBinary) socket.close(1003, "text only");
    else line.receive(bytes.toString("utf8"));
  });
  // A frame too large or broken: the socket closes by itself with the reason.
  socket.on("error", () => undefined);
  socket.on("close", () => {
    clearTimeout(late);
    line.gone();
  });
}

/** Sockets that were heard since the last ping. */
const answered = new WeakSet<WebSocket>();

function pingAll(sockets: ReadonlySet<WebSocket>): void {
  for (const socket of sockets) {
    if (!answered.delete(socket)) socket.terminate();
    else socket.ping();
  }
}

function pathOf({ url }: IncomingMessage): string {
  return (url ?? "").split("?")[0] ?? "";
}

/** Closed by us once it is said: who is refused must not hold its half of the connection open. */
function refuse(socket: Duplex, status: string): void {
  socket.on("error", () => undefined);
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function once(call: () => void): () => void {
  let isCalled = false;
  return () => {
    if (!isCalled) call();
    isCalled = true;
  };
}
