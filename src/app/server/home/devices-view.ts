import { barBesideConsent } from "../../../home/control/barred.ts";
import { deviceKind, nameOf } from "../../../home/control/device-kinds.ts";
import { housePower, powerOf } from "../../../home/control/power-now.ts";
import { readablesOf } from "../../../home/echonet/settable.ts";
import { instantText } from "../../../platform/index.ts";
import type { DevicesView, DeviceView, GatewayView, LiveView } from "../../api/home-device.ts";
import { offeredOf } from "../../home/ask-command.ts";
import type { HomePicture, PictureDevice } from "../../home/home-picture.ts";
import { wordsOf } from "../problems.ts";
import { commandView } from "./command-view.ts";

/** Yen of a kWh, exactly enough to show: 100ths of a yen; null: not known. */
export type PriceNow = number | null;

/** The whole home; a contract that shows the house alone shows no rooms and no appliances. */
export function devicesView(picture: HomePicture, price: PriceNow): DevicesView {
  const shows = picture.shows ?? "house";
  const isWhole = shows === "appliances";
  return {
    asOf: instantText(picture.asOf),
    shows,
    gateways: picture.gateways.map(gatewayView),
    rooms: isWhole ? [...picture.rooms] : [],
    devices: isWhole ? picture.devices.map((row) => deviceView(row, picture)) : [],
    house: houseView(picture, price),
    away: picture.away === null ? null : { until: instantText(picture.away.until) },
  };
}

function gatewayView(row: HomePicture["gateways"][number]): GatewayView {
  const { gateway, name, version, connected, lastSeenAt, enrolledAt, updatesForbidden } = row;
  return {
    gateway,
    name,
    version,
    connected,
    lastSeenAt: lastSeenAt === null ? null : instantText(lastSeenAt),
    enrolledAt: instantText(enrolledAt),
    updatesForbidden,
  };
}

export function deviceView(row: PictureDevice, picture: HomePicture): DeviceView {
  const { deviceType, label, icon } = deviceKind(row.eoj);
  const bar = barBesideConsent({ ...row, shows: picture.shows ?? "house" });
  const pending = picture.underWay.findLast(({ device }) => device === row.device);
  return {
    device: row.device,
    name: nameOf(row),
    deviceType,
    kind: label,
    icon,
    room: row.room,
    presence: row.presence,
    heardAt: row.heardAt === null ? null : instantText(row.heardAt),
    answeredAt: row.answeredAt === null ? null : instantText(row.answeredAt),
    ...liveOf(row, picture),
    measuredBy: row.measuredBy,
    controllable: row.controllable,
    barred: bar === null ? null : wordsOf(bar),
    automatic: row.automatic,
    settable: offeredOf(row).map((each) => ({ ...each, options: [...each.options] })),
    readable: readablesOf(row.eoj, row.gets).map((each) => {
      return { ...each, options: [...each.options] };
    }),
    pending: pending === undefined ? null : commandView(pending, nameOf(row)),
    excluded: row.excluded,
  };
}

function liveOf(row: PictureDevice, { devices }: HomePicture) {
  const board = devices.find(({ device }) => device === row.measuredBy?.device);
  return {
    state: row.state,
    stateAt: row.stateAt === null ? null : instantText(row.stateAt),
    powerW: powerOf(row, board?.state ?? null),
  };
}

function houseView({ devices }: HomePicture, price: PriceNow): DevicesView["house"] {
  const house = housePower(devices);
  const times = devices.flatMap(({ stateAt }) => (stateAt === null ? [] : [instantText(stateAt)]));
  const at = times.reduce<string | null>((newest, each) => {
    return newest === null || each > newest ? each : newest;
  }, null);
  const { powerW } = house;
  const isPriced = price !== null && powerW !== null && powerW > 0;
  return { ...house, at, yenPerHour: isPriced ? yenText(powerW, price) : null };
}

/** 828 W at 3012 hundredths of a yen for a kWh is 24.9 yen an hour, to a tenth. */
function yenText(powerW: number, price: number): string {
  const tenths = Math.floor((powerW * price) / 10_000 + 0.5);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** What changed of a home since a page was told last. */
export function liveView(
  picture: HomePicture,
  price: PriceNow,
  changed: {
    readonly devices: ReadonlySet<string> | "all";
    readonly commands: LiveView["commands"];
  },
): LiveView {
  const isShown = picture.shows === "appliances";
  const rows = picture.devices.filter(
    ({ device }) => isShown && (changed.devices === "all" || changed.devices.has(device)),
  );
  return {
    at: instantText(picture.asOf),
    house: houseView(picture, price),
    devices: rows.map((row) => ({
      device: row.device,
      presence: row.presence,
      ...liveOf(row, picture),
    })),
    commands: isShown ? changed.commands : [],
    gateways: picture.gateways.map(({ gateway, connected }) => ({ gateway, connected })),
  };
}
