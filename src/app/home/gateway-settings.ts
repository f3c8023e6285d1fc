import { isExcluded } from "../../home/control/device-rules.ts";
import type { GatewaySettings } from "../../home/link/messages.ts";
import { loadDeviceRules } from "../../home/store-device-rules.ts";
import { type DeviceRow, loadDevices } from "../../home/store-devices.ts";
import type { GatewayRow } from "../../home/store-gateways.ts";
import type { Tx } from "../../platform/index.ts";

/** What operator and resident decided, as a gateway needs it. */
export async function gatewaySettings(
  tx: Tx,
  { accountId, gateway, updatesForbidden }: GatewayRow,
  watched: boolean,
): Promise<GatewaySettings> {
  const rules = await loadDeviceRules(tx);
  const devices = (await loadDevices(tx, accountId)).filter((row) => row.gateway === gateway);
  return {
    excluded: named(devices.filter((row) => isExcluded(rules, row))),
    controllable: named(devices.filter((row) => row.controllable && !isExcluded(rules, row))),
    updatesForbidden,
    watched,
  };
}

function named(rows: readonly DeviceRow[]): string[] {
  return rows.map(({ device }) => device);
}
