import { emptyHome, type HomeNow, inParts, type KnownNow, lay } from "./home-now.ts";
import type { HomeNews, LiveDevice } from "./tell-servers.ts";

/** A home, wherever it is spoken of. */
export interface HomeName {
  readonly operatorId: number;
  readonly accountId: number;
}

/** What a page hears of the home that it looks at. */
export type HubEvent =
  | { readonly type: "live"; readonly at: string; readonly devices: readonly string[] }
  | { readonly type: "command"; readonly command: string }
  /** Something else changed: read the home anew. */
  | { readonly type: "changed" }
  /** The server stops. */
  | { readonly type: "closing" };

export type Watcher = (event: HubEvent) => void;

export interface HubParts {
  /** This server's name among the others. */
  readonly server: string;
  readonly say: (news: HomeNews) => void;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  /** Somebody begins to look, or nobody does any more. */
  readonly onWatched: (home: HomeName) => void;
}

export interface Unwritten extends KnownNow {
  readonly device: string;
}

/** A watch that is not said again ends by itself. */
const WATCH_SECONDS = 60;

const NOTHING: ReadonlyMap<string, KnownNow> = new Map();

/** What homes are like now, on this server: in memory, told on, and written down now and then. */
export class LiveHub {
  readonly #homes = new Map<string, HomeNow>();
  readonly #parts: HubParts;

  constructor(parts: HubParts) {
    this.#parts = parts;
  }

  /** A gateway of this server tells what changed. */
  take(name: HomeName, at: string, devices: readonly LiveDevice[]): void {
    const home = this.#homeOf(name);
    for (const { device, properties } of devices) lay(home.unwritten, device, { properties, at });
    merge(home, at, devices);
    if (this.#othersWatch(home)) this.#sayLive(home, at, devices);
  }

  /** Another server's word, or this one's own coming back. */
  hear(news: HomeNews): void {
    const home = this.#homes.get(`${news.o}/${news.a}`);
    if (home === undefined) return;
    const isOwn = "s" in news && news.s === this.#parts.server;
    if (isOwn) return;
    if (news.t === "live") merge(home, news.at, news.d);
    else if (news.t === "watch") this.#hearWatch(home, news.s, news.seconds);
    else if (news.t === "command") tell(home, { type: "command", command: news.c });
    else tell(home, { type: "changed" });
  }

  /** Somebody looks; call what is returned when the page is closed. */
  watch(name: HomeName, watcher: Watcher): () => void {
    const home = this.#homeOf(name);
    home.watchers.add(watcher);
    this.#sayWatch(home, WATCH_SECONDS);
    this.#noteWatched(home);
    return () => {
      if (!home.watchers.delete(watcher) || home.watchers.size > 0) return;
      this.#sayWatch(home, 0);
      this.#noteWatched(home);
    };
  }

  isWatched(name: HomeName): boolean {
    return this.#homes.get(keyOf(name))?.isWatched ?? false;
  }

  /** A line of the home opened on this server; call what is returned when it closes. */
  hold(name: HomeName): () => void {
    const home = this.#homeOf(name);
    home.lines += 1;
    return () => {
      home.lines -= 1;
    };
  }

  nowOf(name: HomeName): ReadonlyMap<string, KnownNow> {
    return this.#homes.get(keyOf(name))?.now ?? NOTHING;
  }

  /** What is to be written down; it counts as written from then on. */
  takeUnwritten(): readonly { readonly name: HomeName; readonly devices: readonly Unwritten[] }[] {
    return [...this.#homes.values()]
      .filter(({ unwritten }) => unwritten.size > 0)
      .map(({ name, unwritten }) => {
        const devices = [...unwritten].map(([device, known]) => ({ device, ...known }));
        unwritten.clear();
        return { name, devices };
      });
  }

  /** Keep other servers told that somebody looks here; forget what nobody needs. */
  tick(): void {
    for (const [key, home] of this.#homes) {
      if (home.watchers.size > 0) this.#sayWatch(home, WATCH_SECONDS);
      this.#noteWatched(home);
      const isIdle = home.lines === 0 && home.unwritten.size === 0 && !home.isWatched;
      if (isIdle) this.#homes.delete(key);
    }
  }

  /** Every page is told that the server stops. */
  close(): void {
    for (const home of this.#homes.values()) tell(home, { type: "closing" });
  }

  #homeOf(name: HomeName): HomeNow {
    const key = keyOf(name);
    const home = this.#homes.get(key) ?? emptyHome(name);
    this.#homes.set(key, home);
    return home;
  }

  #othersWatch({ watchedBy }: HomeNow): boolean {
    const now = this.#parts.elapsedMs();
    return [...watchedBy.values()].some((until) => until > now);
  }

  #noteWatched(home: HomeNow): void {
    const isWatched = home.watchers.size > 0 || this.#othersWatch(home);
    if (home.isWatched === isWatched) return;
    home.isWatched = isWatched;
    this.#parts.onWatched(home.name);
  }

  /** Who begins to look is told everything that is known here. */
  #hearWatch(home: HomeNow, server: string, seconds: number): void {
    const isNew = !home.watchedBy.has(server);
    if (seconds > 0) home.watchedBy.set(server, this.#parts.elapsedMs() + seconds * 1000);
    else home.watchedBy.delete(server);
    this.#noteWatched(home);
    if (!isNew || seconds === 0 || home.lines === 0) return;
    for (const [device, { properties, at }] of home.now)
      this.#sayLive(home, at, [{ device, properties }]);
  }

  #sayWatch({ name: { operatorId: o, accountId: a } }: HomeNow, seconds: number): void {
    this.#parts.say({ t: "watch", o, a, s: this.#parts.server, seconds });
  }

  #sayLive({ name }: HomeNow, at: string, devices: readonly LiveDevice[]): void {
    const { operatorId: o, accountId: a } = name;
    for (const d of inParts(devices))
      this.#parts.say({ t: "live", o, a, s: this.#parts.server, at, d });
  }
}

function keyOf({ operatorId, accountId }: HomeName): string {
  return `${operatorId}/${accountId}`;
}

function merge(home: HomeNow, at: string, devices: readonly LiveDevice[]): void {
  for (const { device, properties } of devices) lay(home.now, device, { properties, at });
  tell(home, { type: "live", at, devices: devices.map(({ device }) => device) });
}

function tell({ watchers }: HomeNow, event: HubEvent): void {
  for (const watcher of watchers) watcher(event);
}
