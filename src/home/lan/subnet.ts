/** A station's own address and how many bits of it name the network: `127.66.1.1`, 24. */
export interface Subnet {
  readonly address: string;
  readonly prefix: number;
}

/**
 * Whether an IPv4 address lies on the same network: 127.66.1.7 on 127.66.1.1/24 does, 127.66.2.1
 * does not. Every station of a machine hears the loopback's group, so this keeps homes apart.
 */
export function onSubnet({ address, prefix }: Subnet, other: string): boolean {
  const [own, theirs] = [bitsOf(address), bitsOf(other)];
  if (own === null || theirs === null) return false;
  const hosts = 2 ** (32 - prefix);
  return Math.floor(own / hosts) === Math.floor(theirs / hosts);
}

/** An IPv4 address as a number; null where it is none. */
function bitsOf(address: string): number | null {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return bytes.reduce((bits, byte) => bits * 256 + byte, 0);
}
