import { isIPv4, isIPv6 } from "node:net";

/** A station's own address and how many bits of it name the network: `127.66.1.1`, 24. */
export interface Subnet {
  readonly address: string;
  readonly prefix: number;
}

/** IPv6 is spoken on one link only, so that its address names the card: `fe80::1%eth0`. */
export function familyOf(address: string): "udp4" | "udp6" | null {
  if (isIPv4(address)) return "udp4";
  const [own = "", card] = address.split("%");
  return isIPv6(own) && card ? "udp6" : null;
}

/**
 * Whether another station is on the same network: 127.66.1.7 is on 127.66.1.1/24, 127.66.2.1 is
 * not. Every station of a machine hears the loopback's group, so this keeps homes apart. IPv6: on
 * the same link, whatever the prefix.
 */
export function onSubnet({ address, prefix }: Subnet, other: string): boolean {
  const [own, theirs] = [familyOf(address), familyOf(other)];
  if (own !== theirs || own === null) return false;
  if (own === "udp6") return address.split("%")[1] === other.split("%")[1];
  const hosts = 2 ** (32 - prefix);
  return Math.floor(bitsOf(address) / hosts) === Math.floor(bitsOf(other) / hosts);
}

function bitsOf(address: string): number {
  return address.split(".").reduce((bits, byte) => bits * 256 + Number(byte), 0);
}
