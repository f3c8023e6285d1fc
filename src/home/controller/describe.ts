import { decodePropertyMap } from "../echonet/property-map.ts";
import { apartOf, openCapacity } from "./capacity.ts";
import { readProperties } from "./read.ts";
import type { Ground, Target } from "./target.ts";
import { tellDevice, tellTrouble } from "./tell.ts";

const MAPS = { announces: 0x9d, sets: 0x9e, gets: 0x9f } as const;
const RELEASE = 0x82;
const MAKER = 0x8a;
const PRODUCT = 0x8c;
const SERIAL = 0x8d;

const WITHIN = { deadlineMs: 60_000, urgency: "ask" } as const;

/** Asks a device what it is and what it can; of the concrete instance, for 0 is not answered. */
export async function describe(ground: Ground, target: Target): Promise<void> {
  const epcs = [...Object.values(MAPS), RELEASE, MAKER];
  const before = wordsOf(target);
  const { values } = await readProperties(ground, target, epcs, WITHIN);
  const gets = mapOf(ground, target, values.get(MAPS.gets), MAPS.gets);
  if (!gets) return;
  target.gets = gets;
  target.sets = mapOf(ground, target, values.get(MAPS.sets), MAPS.sets) ?? [];
  target.announces = mapOf(ground, target, values.get(MAPS.announces), MAPS.announces) ?? [];
  target.maker = makerOf(values.get(MAKER)) ?? makerOfNode(target.id);
  target.release = releaseOf(values.get(RELEASE));
  keepApart(ground, target);
  const more = [PRODUCT, SERIAL].filter((epc) => gets.includes(epc));
  const named = await readProperties(ground, target, more, WITHIN);
  target.product = textOf(named.values.get(PRODUCT));
  target.serial = textOf(named.values.get(SERIAL));
  const isNew = !target.described;
  target.described = true;
  if (isNew || wordsOf(target) !== before) tellDevice(ground, target);
}

function wordsOf({ gets, sets, announces, maker, product, serial, release }: Target): string {
  return JSON.stringify([gets, sets, announces, maker, product, serial, release]);
}

function mapOf(
  ground: Ground,
  target: Target,
  edt: Uint8Array | undefined,
  epc: number,
): readonly number[] | null {
  const map = edt && decodePropertyMap(edt);
  if (!map?.ok) return null;
  const { epcs, stated } = map.value;
  if (epcs.length !== stated)
    tellTrouble(ground, target, "map-disagrees", { epc, stated, bits: epcs.length });
  return epcs;
}

function keepApart(ground: Ground, target: Target): void {
  const apart = apartOf(target.maker, target.eoj >> 8);
  if (apart.length === 0) return;
  const now = () => ground.timers.now();
  target.capacity = openCapacity({ pace: ground.pace, now, apart });
}

function makerOf(edt: Uint8Array | undefined): number | null {
  return edt?.length === 3 ? edt.reduce((code, byte) => code * 256 + byte, 0) : null;
}

/** `FE` and the maker's three bytes. */
function makerOfNode(id: string | null): number | null {
  return id?.startsWith("FE") ? Number.parseInt(id.slice(2, 8), 16) : null;
}

/** The third byte is the letter of the appendix' release: `00 00 52 00` is R. */
function releaseOf(edt: Uint8Array | undefined): string | null {
  const letter = edt?.length === 4 ? String.fromCharCode(edt[2] ?? 0) : "";
  return /^[A-Z]$/.test(letter) ? letter : null;
}

/** ASCII, filled up with zeros or blanks. */
function textOf(edt: Uint8Array | undefined): string | null {
  const text = edt ? String.fromCharCode(...edt.filter((byte) => byte !== 0)).trim() : "";
  return /^[\x20-\x7e]{1,80}$/.test(text) ? text : null;
}
