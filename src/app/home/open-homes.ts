import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { machineClock } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { GatewayLinks } from "./gateway-links.ts";
import { type Hearing, hearServers } from "./hear-servers.ts";
import { LiveHub } from "./live-hub.ts";
import { type Line, openLine, receive, type Wire } from "./open-line.ts";
import { operatorBook } from "./operator-book.ts";

/** The homes as one server sees them: gateways' lines, and pages that look. */
export interface Homes {
  readonly hub: LiveHub;
  /** A gateway dials in; give what it says to `receive`, and say when it is gone. */
  line(wire: Wire): LineEnd;
  close(): Promise<void>;
}

/** This end of a gateway's line. */
export interface LineEnd {
  receive(text: string): void;
  isProven(): boolean;
  gone(): void;
}

export interface HomesParts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  readonly report: (error: unknown) => void;
}

/** How often what is in memory is written down, and other servers are told that somebody looks. */
const WRITE_MS = 5000;
/** How often lines are noted to be open. */
const TOUCH_MS = 20_000;

export async function openHomes({ pool, catalogue, report }: HomesParts): Promise<Homes> {
  let hearing: Hearing | null = null;
  const hub = new LiveHub({
    server: randomBytes(6).toString("base64url"),
    say: (news) => void hearing?.say(news).catch(report),
    elapsedMs: machineClock.elapsedMs,
    onWatched: (home) => links.tellSettings(home),
  });
  const links = new GatewayLinks({ pool, hub, operatorOf: operatorBook(pool, catalogue), report });
  hearing = await hearServers({
    pool,
    report,
    onListening: () => links.lookAgain(),
    onNews: (news) => {
      hub.hear(news);
      links.hear(news);
    },
  });
  const often = every(WRITE_MS, async () => {
    hub.tick();
    await links.write();
  });
  const seldom = every(TOUCH_MS, () => links.touch());

  function every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    return setInterval(() => void work().catch(report), ms).unref();
  }

  return {
    hub,
    line(wire) {
      const line: Line = openLine(links, wire);
      return {
        receive: (text) => receive(line, text),
        isProven: () => line.gateway !== null,
        gone: () => line.close(1000, "gone"),
      };
    },
    close: async () => {
      clearInterval(often);
      clearInterval(seldom);
      hub.close();
      await links.close();
      await hearing?.close();
    },
  };
}
