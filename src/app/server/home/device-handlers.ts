import { saveRooms } from "../../../home/store-rooms.ts";
import { no, ok } from "../../../kernel/result.ts";
import { addSeconds } from "../../../platform/index.ts";
import { askCommand } from "../../home/ask-command.ts";
import { loadCommands } from "../../../home/store-commands.ts";
import { tellServers } from "../../home/tell-servers.ts";
import type { Handlers } from "../handler.ts";
import { ownReader } from "../readers.ts";
import type { World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { changeDevice } from "./change-device.ts";
import { commandViews } from "./command-views.ts";
import { devicesView, deviceView } from "./devices-view.ts";
import {
  homeMomentOf,
  pictureOf,
  problemOfSetting,
  refuseUnlessAppliances,
} from "./home-moment.ts";
import { readDevices } from "./read-devices.ts";

/** Days that the log of commands reaches back. */
const LOG_DAYS = 90;
const MOST_LOGGED = 500;

/** What a resident sees of the own devices and does with them. */
export function deviceHandlers(world: World) {
  return { ...lookHandlers(world), ...changeHandlers(world) } satisfies Partial<Handlers>;
}

function lookHandlers(world: World) {
  const own = ownReader(world);
  return {
    devices: ({ session }) => own(session, (at, { accountId }) => readDevices(at, accountId)),
    commands: ({ session }) =>
      own(session, async (at, { accountId }) => {
        const since = addSeconds(at.now, -LOG_DAYS * 24 * 3600);
        const rows = await loadCommands(at.tx, accountId, { since, most: MOST_LOGGED });
        return ok({ commands: await commandViews(at.tx, accountId, rows) });
      }),
  } satisfies Partial<Handlers>;
}

function changeHandlers(world: World) {
  const own = ownReader(world);
  return {
    changeDevice: ({ session, params: { device }, body }) =>
      own(session, async (at, { accountId }) => {
        const changed = await changeDevice(at, { accountId, device }, body);
        if (!changed.ok) return changed;
        const picture = await pictureOf(at, accountId);
        const row = picture.devices.find((each) => each.device === device);
        return row ? ok(deviceView(row, picture)) : no({ code: "home.device-not-found" });
      }),
    command: ({ session, params: { device }, body: { set }, key }) =>
      own(session, async (at, { accountId }) => {
        const asked = await askCommand(homeMomentOf(at), {
          accountId,
          device,
          set,
          by: { kind: "resident", name: session.name },
          actor: session.loginId,
          key: requestKey(session, key),
        });
        if (!asked.ok) return no(problemOfSetting(asked.refusal));
        const [view] = await commandViews(at.tx, accountId, [asked.value]);
        return view ? ok(view) : no({ code: "home.device-not-found" });
      }),
    rooms: ({ session, body: { rooms } }) =>
      own(session, async (at, { accountId }) => {
        const allowed = await refuseUnlessAppliances(at, accountId);
        if (!allowed.ok) return allowed;
        if (!(await saveRooms(at.tx, accountId, rooms))) return no({ code: "home.room-not-found" });
        await tellServers(at.tx, { t: "settings", o: at.tx.operatorId, a: accountId });
        return ok(devicesView(await pictureOf(at, accountId), null));
      }),
  } satisfies Partial<Handlers>;
}
