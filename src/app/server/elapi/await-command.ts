import { isOver } from "../../../home/control/command-way.ts";
import type { CommandRow } from "../../../home/store-commands.ts";
import type { HomeName, LiveHub } from "../../home/live-hub.ts";

/** Waiting that began before the command was asked for, so that nothing of its way is missed. */
export interface AwaitedCommand {
  /** The command as it ended, or as it stands when patience ends. */
  end(command: CommandRow, read: () => Promise<CommandRow | null>): Promise<CommandRow>;
  stop(): void;
}

export function awaitCommand(hub: LiveHub, home: HomeName, patienceMs: number): AwaitedCommand {
  const heard = new Set<string>();
  let wake: (() => void) | null = null;
  const leave = hub.watch(home, (event) => {
    if (event.type !== "command") return;
    heard.add(event.command);
    wake?.();
  });
  return {
    end: async (asked, read) => {
      let latest = asked;
      const until = AbortSignal.timeout(patienceMs);
      while (!isOver(latest.state) && !until.aborted) {
        if (heard.delete(asked.command)) latest = (await read()) ?? latest;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
            until.addEventListener("abort", () => resolve(), { once: true });
          });
      }
      return latest;
    },
    stop: leave,
  };
}
