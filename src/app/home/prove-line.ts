import type { FromGateway } from "../../home/link/messages.ts";
import { channelKey } from "../../home/model.ts";
import { loadChannels } from "../../home/store-channels.ts";
import { loadAsked } from "../../home/store-commands.ts";
import { loadDevices } from "../../home/store-devices.ts";
import {
  type GatewayRow,
  lineOpened,
  loadGateway,
  operatorOfHome,
} from "../../home/store-gateways.ts";
import { type Tx, withOperator } from "../../platform/index.ts";
import { commandMessage } from "./command-message.ts";
import { gatewaySettings } from "./gateway-settings.ts";
import type { HomeName } from "./live-hub.ts";
import type { Line } from "./open-line.ts";
import type { OperatorHere } from "./operator-book.ts";
import { isProven } from "./prove-gateway.ts";
import { tellServers } from "./tell-servers.ts";

/** The gateway at the other end of a line, proven. */
export interface KnownGateway {
  readonly gateway: string;
  readonly home: HomeName;
  readonly operator: OperatorHere;
  readonly devices: Set<string>;
  /** By `channelKey`. */
  readonly channels: Set<string>;
  readonly letGo: () => void;
}

type Proof = Extract<FromGateway, { type: "proof" }>;

/**
 * The gateway proves its key. One that is unknown and a wrong signature are refused alike; that a
 * key was revoked is told only to whoever holds it.
 */
export async function proveLine(line: Line, proof: Proof): Promise<void> {
  const { pool, operatorOf } = line.links;
  const operatorId = await operatorOfHome(pool, "gateway", proof.gateway);
  const row =
    operatorId === null
      ? null
      : await withOperator(pool, operatorId, (tx) => loadGateway(tx, proof.gateway));
  const operator = operatorId === null ? null : await operatorOf(operatorId);
  if (!isProven(row?.publicKey ?? null, { ...proof, nonce: line.nonce }) || !row || !operator)
    return line.refuse("unknown-gateway", "no gateway of this key");
  if (row.revokedAt !== null) return line.refuse("revoked", "the key was revoked");
  await welcome(line, { row, operator, proof });
}

async function welcome(
  line: Line,
  { row, operator, proof }: { row: GatewayRow; operator: OperatorHere; proof: Proof },
): Promise<void> {
  const { links } = line;
  const { gateway, accountId } = row;
  const home = { operatorId: operator.operatorId, accountId };
  const now = operator.clock.instant();
  const known = await withOperator(links.pool, operator.operatorId, async (tx) => {
    await lineOpened(tx, { gateway, line: line.name, version: proof.version, now });
    const { o, a } = { o: operator.operatorId, a: accountId };
    await tellServers(tx, { t: "line", o, a, g: gateway, line: line.name });
    return knownOf(tx, row);
  });
  line.gateway = { gateway, home, operator, ...known, letGo: links.hub.hold(home) };
  if (line.isClosed) return line.gateway.letGo();
  line.acked = row.acked;
  links.onProven(line, line.gateway);
  await withOperator(links.pool, operator.operatorId, async (tx) => {
    // Revoked while it proved itself: the news of it went to no line yet.
    const { revokedAt = null } = (await loadGateway(tx, gateway)) ?? {};
    if (revokedAt !== null) return line.refuse("revoked", "the key was revoked");
    const settings = await gatewaySettings(tx, row, links.hub.isWatched(home));
    line.settings = JSON.stringify(settings);
    line.say({ type: "welcome", acked: row.acked, settings });
    for (const each of await loadAsked(tx, gateway, now))
      line.say(commandMessage(each, operator.clock));
  });
}

async function knownOf(
  tx: Tx,
  { accountId }: GatewayRow,
): Promise<Pick<KnownGateway, "devices" | "channels">> {
  const devices = await loadDevices(tx, accountId);
  const channels = await loadChannels(tx, [accountId]);
  return {
    devices: new Set(devices.map(({ device }) => device)),
    channels: new Set(channels.map(channelKey)),
  };
}
