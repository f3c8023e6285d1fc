import { ok } from "../../kernel/result.ts";
import type { Handlers } from "./handler.ts";
import { ownReader, staffReader } from "./readers.ts";
import { readSwitch, readSwitchRow } from "./reads/switch.ts";
import type { World } from "./reads/world.ts";

/** The household switch: one's own, or that of an account which staff looks at. */
export function switchHandlers(world: World) {
  const own = ownReader(world);
  const staff = staffReader(world);
  return {
    switch: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readSwitch(at, accountId, "resident"))),
    switchRow: ({ session, query: { key } }) =>
      own(session, (at, { accountId }) => readSwitchRow(at, accountId, { key, by: "resident" })),
    accountSwitch: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "switch.read", purpose, number }, async (at, { accountId }) =>
        ok(await readSwitch(at, accountId, "staff")),
      ),
    accountSwitchRow: ({ session, params: { account: number }, query: { purpose, key } }) =>
      staff({ session, action: "switch.read", purpose, number }, (at, { accountId }) =>
        readSwitchRow(at, accountId, { key, by: "staff" }),
      ),
  } satisfies Partial<Handlers>;
}
