import { loadAsked, loadCommand } from "../../home/store-commands.ts";
import { type GatewayRow, loadGateway } from "../../home/store-gateways.ts";
import { isLater, type Tx, withOperator } from "../../platform/index.ts";
import { commandMessage } from "./command-message.ts";
import { gatewaySettings } from "./gateway-settings.ts";
import type { Line } from "./open-line.ts";
import type { KnownGateway } from "./prove-line.ts";

/** What is sent over a proven line when something changed. */
export type Sending = (line: Line, known: KnownGateway) => Promise<void>;

/** A command that waits: one that the gateway has told of already is not sent again. */
export function sendCommand(command: string): Sending {
  return (line, { gateway, home, operator }) =>
    withOperator(line.links.pool, home.operatorId, async (tx) => {
      const row = await loadCommand(tx, command);
      if (row?.gateway !== gateway || row.state !== "asked") return;
      if (isLater(row.expiresAt, operator.clock.instant()))
        line.say(commandMessage(row, operator.clock));
    });
}

/** What operator and resident decided, where it is not what the gateway knows. */
export const sendSettings: Sending = (line, known) =>
  withRow(line, known, (tx, row) => settingsOver(line, known, tx, row));

/** Everything that may have been missed while this server heard nothing of the others. */
export const sendMissed: Sending = (line, known) =>
  withRow(line, known, async (tx, row) => {
    await settingsOver(line, known, tx, row);
    const now = known.operator.clock.instant();
    for (const each of await loadAsked(tx, known.gateway, now))
      line.say(commandMessage(each, known.operator.clock));
  });

async function settingsOver(
  line: Line,
  { home }: KnownGateway,
  tx: Tx,
  row: GatewayRow,
): Promise<void> {
  const settings = await gatewaySettings(tx, row, line.links.hub.isWatched(home));
  const text = JSON.stringify(settings);
  if (text === line.settings) return;
  line.settings = text;
  line.say({ type: "settings", settings });
}

/** The gateway's row, while its key and this line still count. */
function withRow(
  line: Line,
  { gateway, home }: KnownGateway,
  action: (tx: Tx, row: GatewayRow) => Promise<void>,
): Promise<void> {
  return withOperator(line.links.pool, home.operatorId, async (tx) => {
    const row = await loadGateway(tx, gateway);
    if (row === null || row.revokedAt !== null)
      return line.refuse("revoked", "the key was revoked");
    return action(tx, row);
  });
}
