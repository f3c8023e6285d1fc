import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type GatewaySettings, gatewaySettings } from "../link/messages.ts";
import { replaceFile } from "./durable-file.ts";

const schema = z.object({
  /** Its name at the platform; null: not enrolled. */
  gateway: z.string().nullable(),
  /** Where it was enrolled. */
  platform: z.string().nullable(),
  settings: gatewaySettings,
  /** Where nodes were: some announce themselves only when they start. */
  addresses: z.array(z.string()),
});
type State = z.output<typeof schema>;

/** Until the platform has said what the resident allows, nothing is controlled. */
const AT_FIRST: State = {
  gateway: null,
  platform: null,
  settings: { excluded: [], controllable: [], updatesForbidden: false, watched: false },
  addresses: [],
};

/** What a gateway knows over a restart, besides registers and journal. */
export interface KeptState {
  readonly gateway: string | null;
  readonly platform: string | null;
  readonly settings: GatewaySettings;
  readonly addresses: readonly string[];
  change(change: Partial<State>): void;
}

export function openState(directory: string): KeptState {
  const file = path.join(directory, "gateway.json");
  let state = existsSync(file) ? parsed(readFileSync(file, "utf8")) : AT_FIRST;
  return {
    get gateway() {
      return state.gateway;
    },
    get platform() {
      return state.platform;
    },
    get settings() {
      return state.settings;
    },
    get addresses() {
      return state.addresses;
    },
    change(change) {
      const next = { ...state, ...change };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      // Nobody watches a gateway that is off: that is not worth a write of the disk.
      replaceFile(file, `${JSON.stringify({ ...next, settings: asKept(next.settings) })}\n`);
    },
  };
}

function asKept(settings: GatewaySettings): GatewaySettings {
  return { ...settings, watched: false };
}

/** Throws: a file that a person changed by hand must not be taken for "nothing is excluded". */
function parsed(text: string): State {
  return schema.parse(JSON.parse(text));
}
