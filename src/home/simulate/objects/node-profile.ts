import { encodePropertyMap } from "../../echonet/property-map.ts";
import type { DeviceObject, Row } from "./device-object.ts";
import { joined, u8 } from "./edt.ts";

export const NODE_PROFILE = 0x0ef001;

/** Node profile 0x0EF001 of a node with these devices; `identification` are 17 bytes (EPC 0x83). */
export function nodeProfile(
  identification: Uint8Array,
  maker: number,
  devices: readonly DeviceObject[],
): DeviceObject {
  const list = () => {
    const eojs = devices.flatMap(({ eoj }) => [(eoj >> 16) & 0xff, (eoj >> 8) & 0xff, eoj & 0xff]);
    return Uint8Array.of(devices.length, ...eojs);
  };
  const classes = [...new Set(devices.map(({ eoj }) => eoj >> 8))];
  const rows = new Map<number, Row>(
    Object.entries({
      0x80: { get: () => u8(0x30), announces: true },
      0x82: { get: () => Uint8Array.of(1, 0x0d, 1, 0) },
      0x83: { get: () => identification },
      0x8a: { get: () => Uint8Array.of((maker >> 16) & 0xff, (maker >> 8) & 0xff, maker & 0xff) },
      0xd3: { get: () => Uint8Array.of(0, 0, devices.length) },
      0xd4: { get: () => Uint8Array.of(0, classes.length + 1) },
      0xd5: { get: list, announces: true },
      0xd6: { get: list },
      0xd7: {
        get: () =>
          joined(
            u8(classes.length),
            ...classes.map((each) => {
              return Uint8Array.of(each >> 8, each & 0xff);
            }),
          ),
      },
    } satisfies Record<number, Row>).map(([epc, row]) => [Number(epc), row]),
  );
  const map = (which: (row: Row) => boolean) => () =>
    encodePropertyMap([...rows].filter(([, row]) => which(row)).map(([epc]) => epc));
  rows.set(0x9d, { get: map(({ announces }) => announces === true) });
  rows.set(0x9e, { get: () => u8(0) });
  // D5 is announced, and got by nobody.
  rows.set(0x9f, { get: map(({ get }) => get !== undefined) });
  return {
    eoj: NODE_PROFILE,
    rows,
    get: (epc) => rows.get(epc)?.get?.() ?? null,
    set: () => false,
    announced: () => [0x80, 0xd5],
  };
}
