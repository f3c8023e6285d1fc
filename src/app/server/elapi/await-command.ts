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
  let heard: (command: string) => void = () => undefined;
  const before = new Set<string>();
  const leave = hub.watch(home, (event) => {
    if (event.type !== "command") return;
    before.add(event.command);
    heard(event.command);
  });
  return {
    end: async (asked, read) => {
      let latest = asked;
      const until = AbortSignal.timeout(patienceMs);
      while (!isOver(latest.state) && !until.aborted) {
        const step = nextOf(asked.command, until, (listener) => {
          heard = listener;
        });
        // Heard while the last one was being read.
        if (!before.delete(asked.command)) await step;
        latest = (await read()) ?? latest;
      }
      return latest;
    },
    stop: leave,
  };
}

/** Resolves with the next step of a command, or when time is up. */
function nextOf(
  command: string,
  until: AbortSignal,
  listen: (listener: (heard: string) => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    until.addEventListener("abort", () => resolve(), { once: true });
    listen((heard) => {
      if (heard === command) resolve();
    });
  });
}
