import { nameOf } from "../../../home/control/device-kinds.ts";
import type { CommandRow } from "../../../home/store-commands.ts";
import { loadDevices } from "../../../home/store-devices.ts";
import type { Tx } from "../../../platform/index.ts";
import type { LabelText } from "../../api/fields.ts";
import type { CommandView } from "../../api/home-device.ts";
import { commandView } from "./command-view.ts";

/** Of a device whose gateway was revoked since. */
const GONE: LabelText = { ja: "取り外された機器", en: "A device that is gone" };

/** Commands with the names of their devices. */
export async function commandViews(
  tx: Tx,
  accountId: number,
  rows: readonly CommandRow[],
): Promise<CommandView[]> {
  const names = await deviceNames(tx, accountId);
  return rows.map((row) => commandView(row, names(row.device)));
}

export async function deviceNames(
  tx: Tx,
  accountId: number,
): Promise<(device: string) => LabelText> {
  const devices = await loadDevices(tx, accountId);
  const names = new Map(devices.map((row) => [row.device, nameOf(row)]));
  return (device) => names.get(device) ?? GONE;
}
