import { no, ok, type Result } from "../../kernel/result.ts";
import type { Lan } from "../lan/lan.ts";
import { type LanRefusal, openUdpLan } from "../lan/udp-lan.ts";

/** Of each house's network of 256 addresses the gateway has this one; devices count from 1. */
export const GATEWAY_NODE = 250;
/** Bits of a house's own network: 127.64.7.0/24 is house 7. */
export const HOUSE_PREFIX = 24;

/** `127.64.0.0/16` as its first address and how many houses fit; null: no such network. */
export function streetOf(text: string): { readonly base: number; readonly houses: number } | null {
  const [, address, bits] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(text) ?? [];
  const bytes = address?.split(".").map(Number) ?? [];
  const prefix = Number(bits);
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return null;
  if (prefix < 8 || prefix > HOUSE_PREFIX - 1) return null;
  const size = 2 ** (32 - prefix);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  if (number % size !== 0) return null;
  return { base: number, houses: size / 256 - 1 };
}

/** Node `node` of house `house`, both from 1: the third of house 7 is 127.64.7.3. */
export function addressOf(base: number, house: number, node: number): string {
  const number = base + house * 256 + node;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** Opens the stations of one house; when one cannot be had, none stays open. */
export async function openStations(
  base: number,
  house: number,
  nodes: readonly number[],
): Promise<Result<ReadonlyMap<number, Lan>, LanRefusal>> {
  const lans = new Map<number, Lan>();
  for (const node of nodes) {
    const address = addressOf(base, house, node);
    const opened = await openUdpLan({ address, prefix: HOUSE_PREFIX });
    if (!opened.ok) {
      await Promise.all([...lans.values()].map((lan) => lan.close()));
      return no(opened.refusal);
    }
    lans.set(node, opened.value);
  }
  return ok(lans);
}
