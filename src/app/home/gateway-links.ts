import type { Pool } from "pg";
import { saveStates } from "../../home/store-devices.ts";
import { lineClosed, noteAcked, touchLines } from "../../home/store-gateways.ts";
import { type Tx, withOperator } from "../../platform/index.ts";
import type { LiveHub } from "./live-hub.ts";
import { CLOSE, type Line } from "./open-line.ts";
import type { OperatorHere } from "./operator-book.ts";
import type { KnownGateway } from "./prove-line.ts";
import { type Sending, sendCommand, sendMissed, sendSettings } from "./send-to-gateway.ts";
import { type HomeNews, tellServers } from "./tell-servers.ts";

export interface LinkParts {
  readonly pool: Pool;
  readonly hub: LiveHub;
  readonly operatorOf: (operatorId: number) => Promise<OperatorHere | null>;
  readonly report: (error: unknown) => void;
}

/** The lines of one server, and what they have in common. */
export class GatewayLinks {
  readonly pool: Pool;
  readonly hub: LiveHub;
  readonly operatorOf: LinkParts["operatorOf"];
  readonly report: (error: unknown) => void;
  /** By gateway; before the proof a line is in none of these. */
  readonly #lines = new Map<string, Line>();
  readonly #acked = new Map<number, Map<string, number>>();
  /** What is still being done for lines that are closed. */
  readonly #closing = new Set<Promise<void>>();

  constructor({ pool, hub, operatorOf, report }: LinkParts) {
    this.pool = pool;
    this.hub = hub;
    this.operatorOf = operatorOf;
    this.report = report;
  }

  /** The newest line of a gateway is the one that counts. */
  onProven(line: Line, { gateway }: KnownGateway): void {
    const before = this.#lines.get(gateway);
    this.#lines.set(gateway, line);
    if (before !== undefined && before !== line) before.refuse("replaced", "a newer line opened");
  }

  onClosed(line: Line): void {
    const { gateway } = line;
    if (gateway === null) return;
    gateway.letGo();
    if (this.#lines.get(gateway.gateway) === line) this.#lines.delete(gateway.gateway);
    const closing = this.#closed(line, gateway).catch(this.report);
    this.#closing.add(closing);
    void closing.finally(() => this.#closing.delete(closing));
  }

  noteAcked(operatorId: number, gateway: string, through: number): void {
    const acked = this.#acked.get(operatorId) ?? new Map<string, number>();
    this.#acked.set(operatorId, acked.set(gateway, through));
  }

  /** What servers tell each other, where it concerns a line of this one. */
  hear(news: HomeNews): void {
    switch (news.t) {
      case "command":
        return this.#send(news.g, sendCommand(news.c));
      case "revoked":
        return this.#lines.get(news.g)?.refuse("revoked", "the key was revoked");
      case "line": {
        const line = this.#lines.get(news.g);
        if (line && news.line !== null && news.line !== line.name)
          line.refuse("replaced", "a newer line opened");
        return;
      }
      case "settings":
        return this.tellSettings({ operatorId: news.o, accountId: news.a });
      case "presence":
      case "watch":
      case "live":
        return;
    }
  }

  /** Tell the gateways of a home what was decided, where it is not what they know. */
  tellSettings(home: { readonly operatorId: number; readonly accountId: number }): void {
    for (const [name, line] of this.#lines) {
      const of = line.gateway?.home;
      if (of?.operatorId === home.operatorId && of.accountId === home.accountId)
        this.#send(name, sendSettings);
    }
  }

  /** News may have been missed: look at everything that waits for a line here. */
  lookAgain(): void {
    for (const name of this.#lines.keys()) this.#send(name, sendMissed);
  }

  /** Write down what is only in memory. */
  async write(): Promise<void> {
    const acked = [...this.#acked];
    this.#acked.clear();
    for (const [operatorId, through] of acked)
      await this.#in(operatorId, (tx, now) => noteAcked(tx, through, now));
    const states = new Map<number, Parameters<typeof saveStates>[1][number][]>();
    for (const { name, devices } of this.hub.takeUnwritten()) {
      const rows = devices.map((each) => ({ ...each, accountId: name.accountId }));
      states.set(name.operatorId, [...(states.get(name.operatorId) ?? []), ...rows]);
    }
    for (const [operatorId, rows] of states)
      await this.#in(operatorId, (tx) => saveStates(tx, rows));
  }

  /** Note that the lines of this server are open still. */
  async touch(): Promise<void> {
    const byOperator = new Map<number, string[]>();
    for (const [name, { gateway }] of this.#lines) {
      const operatorId = gateway?.home.operatorId;
      if (operatorId === undefined) continue;
      byOperator.set(operatorId, [...(byOperator.get(operatorId) ?? []), name]);
    }
    for (const [operatorId, names] of byOperator)
      await this.#in(operatorId, (tx, now) => touchLines(tx, names, now));
  }

  async close(): Promise<void> {
    for (const line of this.#lines.values()) line.close(CLOSE.goingAway, "the server stops");
    await Promise.all(this.#closing);
    await this.write();
  }

  /** In the line's turn, so that an older answer never overtakes a newer one. */
  #send(gateway: string, sending: Sending): void {
    const line = this.#lines.get(gateway);
    const known = line?.gateway;
    if (!line || !known) return;
    line.turn = line.turn
      .then(() => (line.isClosed ? undefined : sending(line, known)))
      .catch(this.report);
  }

  async #closed(line: Line, { gateway, home }: KnownGateway): Promise<void> {
    await line.acks.catch(() => undefined);
    await this.#in(home.operatorId, async (tx, now) => {
      await noteAcked(tx, new Map([[gateway, line.acked]]), now);
      if (!(await lineClosed(tx, { gateway, line: line.name, now }))) return;
      const { operatorId: o, accountId: a } = home;
      await tellServers(tx, { t: "line", o, a, g: gateway, line: null });
    });
  }

  async #in(operatorId: number, action: (tx: Tx, now: string) => Promise<void>): Promise<void> {
    const operator = await this.operatorOf(operatorId);
    if (operator === null) return;
    await withOperator(this.pool, operatorId, (tx) => action(tx, operator.clock.instant()));
  }
}
