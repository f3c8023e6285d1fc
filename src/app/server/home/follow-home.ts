import type { SSEStreamingApi } from "hono/streaming";
import { loadCommandsById } from "../../../home/store-commands.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { machineClock, type Session } from "../../../platform/index.ts";
import { liveSchema, type LiveView } from "../../api/home-device.ts";
import { type HomePicture, withNow } from "../../home/home-picture.ts";
import type { Homes } from "../../home/open-homes.ts";
import type { HubEvent } from "../../home/live-hub.ts";
import type { Refusal } from "../problems.ts";
import { reading, type World } from "../reads/world.ts";
import { commandViews } from "./command-views.ts";
import { liveView, type PriceNow } from "./devices-view.ts";
import { pictureOf } from "./home-moment.ts";
import { priceNow } from "./price-now.ts";

interface Following {
  readonly world: World;
  readonly homes: Pick<Homes, "hub">;
  readonly session: Session;
  /** Whether the session is still one. */
  readonly isOpen: () => Promise<boolean>;
}

/** What a page is told from. */
export interface Followed {
  readonly picture: HomePicture;
  readonly price: PriceNow;
  /** The operator's present. */
  readonly instant: () => string;
}

/** Something is said at least so often, that a page knows a line that is dead from a quiet one. */
const BEAT_MS = 8000;
const SESSION_MS = 20_000;
const PRICE_MS = 10 * 60_000;
/** After which a browser dials again. */
const RETRY_MS = 2000;

export function readFollowed(world: World, session: Session): Promise<Result<Followed, Refusal>> {
  return reading(world, session, async (at) => {
    const accountId = session.accountId ?? 0;
    const picture = await pictureOf(at, accountId);
    if (picture.shows === null) return no({ code: "home.no-service" });
    const price = await priceNow(at, accountId);
    return ok({ picture, price, instant: () => at.operator.clock.instant() });
  });
}

/** Tell a page what changes until it is closed, its session ends, or the server stops. */
export async function followHome(
  of: Following,
  first: Followed,
  stream: SSEStreamingApi,
): Promise<void> {
  const news = newsOf(of);
  stream.onAbort(news.stop);
  let followed = first;
  let [sessionAt, pricedAt] = [machineClock.elapsedMs(), machineClock.elapsedMs()];
  // What happened between the first reading and the watch is read with the first event.
  let heard: Heard = { ...(await afresh(of)), devices: "all", isChanged: true };
  try {
    for (;;) {
      const now = machineClock.elapsedMs();
      if (now - sessionAt >= SESSION_MS) {
        if (!(await of.isOpen())) return;
        sessionAt = now;
      }
      const isPriceOld = now - pricedAt >= PRICE_MS;
      if (isPriceOld) pricedAt = now;
      const read = await readAgain(of, followed, { ...heard, isPriceOld });
      if (read === null) return;
      followed = read.followed;
      const data = JSON.stringify(liveSchema.parse(read.view));
      await stream.writeSSE({ event: "live", data, retry: RETRY_MS });
      if (stream.aborted || stream.closed) return;
      const next = await news.next(BEAT_MS);
      if (next === null) return;
      heard = next;
    }
  } finally {
    news.stop();
  }
}

interface Heard {
  readonly devices: ReadonlySet<string> | "all";
  readonly commands: readonly string[];
  readonly isChanged: boolean;
}

/** Commands under way when the page opens. */
async function afresh({ world, session }: Following): Promise<Pick<Heard, "commands">> {
  const picture = await reading(world, session, (at) => pictureOf(at, session.accountId ?? 0));
  return { commands: picture.underWay.map(({ command }) => command) };
}

async function readAgain(
  { world, homes, session }: Following,
  { picture: known, price, instant }: Followed,
  heard: Heard & { readonly isPriceOld: boolean },
): Promise<{ readonly followed: Followed; readonly view: LiveView } | null> {
  const accountId = session.accountId ?? 0;
  const name = { operatorId: session.operatorId, accountId };
  const memory = homes.hub.nowOf(name);
  if (!heard.isChanged && heard.commands.length === 0 && !heard.isPriceOld) {
    const picture = { ...withNow(known, memory), asOf: instant() };
    const view = liveView(picture, price, { devices: heard.devices, commands: [] });
    return { followed: { picture, price, instant }, view };
  }
  return reading(world, session, async (at) => {
    const fresh = heard.isChanged ? await pictureOf(at, accountId) : withNow(known, memory);
    if (fresh.shows === null) return null;
    const picture = { ...fresh, asOf: at.now };
    const rows = await loadCommandsById(at.tx, heard.commands);
    const commands = await commandViews(at.tx, accountId, rows);
    const followed = {
      picture,
      price: heard.isPriceOld ? await priceNow(at, accountId) : price,
      instant: () => at.operator.clock.instant(),
    };
    const devices = heard.isChanged ? "all" : heard.devices;
    return { followed, view: liveView(picture, followed.price, { devices, commands }) };
  });
}

/** What is heard of a home, gathered until somebody asks for it. */
function newsOf({ homes, session }: Following) {
  const name = { operatorId: session.operatorId, accountId: session.accountId ?? 0 };
  let gathered = nothing();
  let isStopped = false;
  let wake: (() => void) | null = null;
  const leave = homes.hub.watch(name, (event) => {
    if (event.type === "closing") isStopped = true;
    else gather(gathered, event);
    wake?.();
  });
  return {
    stop: () => {
      isStopped = true;
      leave();
      wake?.();
    },
    next: async (longestMs: number): Promise<Heard | null> => {
      if (!isStopped && gathered.isQuiet) await sleep(longestMs, (call) => (wake = call));
      const heard = gathered;
      gathered = nothing();
      return isStopped ? null : { ...heard, commands: [...heard.commands] };
    },
  };
}

interface Gathered {
  readonly devices: Set<string>;
  readonly commands: Set<string>;
  isChanged: boolean;
  isQuiet: boolean;
}

function nothing(): Gathered {
  return { devices: new Set(), commands: new Set(), isChanged: false, isQuiet: true };
}

function gather(into: Gathered, event: Exclude<HubEvent, { type: "closing" }>): void {
  into.isQuiet = false;
  if (event.type === "live") for (const device of event.devices) into.devices.add(device);
  else if (event.type === "command") into.commands.add(event.command);
  else into.isChanged = true;
}

function sleep(ms: number, wakeBy: (call: () => void) => void): Promise<void> {
  return new Promise((woken) => {
    const timer = setTimeout(woken, ms);
    wakeBy(() => {
      clearTimeout(timer);
      woken();
    });
  });
}
