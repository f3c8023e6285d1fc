import type { ToGateway } from "../../home/link/messages.ts";
import type { CommandRow } from "../../home/store-commands.ts";
import { type Clock, instantText, machineClock } from "../../platform/index.ts";

/**
 * A command as a gateway hears it. It expires by the machine's time, as the challenge tells it: an
 * operator's own clock may stand elsewhere, and the gateway knows no operator's.
 */
export function commandMessage(
  row: CommandRow,
  operator: Pick<Clock, "instant">,
): Extract<ToGateway, { type: "command" }> {
  const { command, device, set } = row;
  const left = Temporal.Instant.from(operator.instant()).until(row.expiresAt);
  const expiresAt = Temporal.Instant.from(machineClock.instant()).add(left);
  return { type: "command", command, device, set, expiresAt: instantText(expiresAt.toString()) };
}
