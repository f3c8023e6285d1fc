import type { ToGateway } from "../../home/link/messages.ts";
import type { CommandRow } from "../../home/store-commands.ts";
import { instantText } from "../../platform/index.ts";

/** A command as a gateway hears it. */
export function commandMessage(row: CommandRow): Extract<ToGateway, { type: "command" }> {
  const { command, device, set, expiresAt } = row;
  return { type: "command", command, device, set, expiresAt: instantText(expiresAt) };
}
