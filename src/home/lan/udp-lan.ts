import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Datagram, Lan } from "./lan.ts";
import { familyOf, onSubnet, type Subnet } from "./subnet.ts";

/** Source: ECHONET Lite specification part 2, chapter 2. */
export const ECHONET_PORT = 3610;
const GROUPS = { udp4: "224.0.23.0", udp6: "ff02::1" } as const;

export interface UdpPlace extends Subnet {
  /** 3610 where left out; another one only between stations that agree on it. */
  readonly port?: number;
  /** Another program may hold 3610 on all addresses: then ours is taken all the same. */
  readonly shared?: boolean;
}

export type LanRefusal =
  /** No card of this machine has the address, or it is none. */
  | { readonly code: "home.address-not-available"; readonly address: string }
  /** Another program holds the port on it: stop that one, or give each its own address. */
  | { readonly code: "home.port-taken"; readonly address: string; readonly port: number }
  /** The card is in no group: it is down, or has no route for 224.0.0.0/4. */
  | { readonly code: "home.no-multicast"; readonly address: string; readonly cause: string };

/**
 * One station on one card: a socket on its own address, from which everything is sent, and one on
 * the group, for a socket bound to an address hears no multicast. Whoever is not on the card's
 * network is not heard.
 */
export async function openUdpLan(place: UdpPlace): Promise<Result<Lan, LanRefusal>> {
  const { address, port = ECHONET_PORT } = place;
  const family = familyOf(address);
  if (!family) return no({ code: "home.address-not-available", address });
  const own = createSocket({ type: family, reuseAddr: place.shared ?? false });
  const group = createSocket({ type: family, reuseAddr: true });
  try {
    await bind(own, address, port);
    await bind(group, groupAddress(family, address), port);
    join(own, group, place);
  } catch (error) {
    await Promise.all([own, group].map(close));
    return no(refusalOf(error, place));
  }
  return ok(lanOf(place, own, group));
}

/** Stations on several cards; a card named twice is opened once. */
export async function openUdpLans(places: readonly UdpPlace[]): Promise<Result<Lan[], LanRefusal>> {
  const lans: Lan[] = [];
  for (const place of new Map(places.map((one) => [one.address, one])).values()) {
    const opened = await openUdpLan(place);
    if (!opened.ok) {
      await Promise.all(lans.map((lan) => lan.close()));
      return opened;
    }
    lans.push(opened.value);
  }
  return ok(lans);
}

function lanOf(place: UdpPlace, own: Socket, group: Socket): Lan {
  const { address, port = ECHONET_PORT } = place;
  const to = groupAddress(familyOf(address) ?? "udp4", address);
  let listener: ((datagram: Datagram) => void) | null = null;
  const hear = (multicast: boolean) => (bytes: Uint8Array, from: RemoteInfo) => {
    if (from.address === address || !onSubnet(place, from.address)) return;
    listener?.({ from: { address: from.address, port: from.port }, bytes, multicast });
  };
  own.on("message", hear(false));
  group.on("message", hear(true));
  // A datagram that cannot leave is a lost one; whoever waits for its answer notices.
  for (const socket of [own, group]) socket.on("error", () => undefined);
  let open = true;
  const send = (target: string, bytes: Uint8Array) => {
    if (open) own.send(bytes, port, target, () => undefined);
  };
  return {
    address,
    send,
    multicast: (bytes) => send(to, bytes),
    listen(onDatagram) {
      listener = onDatagram;
    },
    async close() {
      if (!open) return;
      open = false;
      await Promise.all([own, group].map(close));
    },
  };
}

/** The membership names the card; otherwise the machine's first one would get the group. */
function join(own: Socket, group: Socket, { address }: UdpPlace): void {
  const family = familyOf(address) ?? "udp4";
  const card = family === "udp4" ? address : `::%${scopeOf(address)}`;
  try {
    group.addMembership(GROUPS[family], card);
    own.setMulticastInterface(card);
    own.setMulticastLoopback(true);
    own.setMulticastTTL(1);
  } catch (error) {
    throw new NoMulticast(error instanceof Error ? error.message : String(error));
  }
}

/** An error while joining, told apart from one while binding: both may be EADDRNOTAVAIL. */
class NoMulticast extends Error {}

function groupAddress(family: "udp4" | "udp6", address: string): string {
  return family === "udp4" ? GROUPS.udp4 : `${GROUPS.udp6}%${scopeOf(address)}`;
}

function scopeOf(address: string): string {
  return address.split("%")[1] ?? "";
}

function bind(socket: Socket, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, address, () => {
      socket.off("error", reject);
      resolve();
    });
  });
}

function close(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => resolve());
  });
}

function refusalOf(error: unknown, { address, port = ECHONET_PORT }: UdpPlace): LanRefusal {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") return { code: "home.port-taken", address, port };
  if (error instanceof NoMulticast)
    return { code: "home.no-multicast", address, cause: error.message };
  return { code: "home.address-not-available", address };
}
