import { describe, expect, it, test } from "vitest";
import type { CommandView, DevicesView, LiveView } from "../../src/app/api/home-device.ts";
import { hexIn, hexText } from "../../web/home/desk/hex.ts";
import { bringsNew, isUnderWay, mergeLive, mergeTold } from "../../web/home/live/merge-live.ts";
import { choicesOf, settingsOf, withSetting } from "../../web/home/plans/setting-draft.ts";
import { moved, wrongRooms } from "../../web/home/room-draft.ts";
import { agoText, settingText, stateText, valueText, wattText } from "../../web/home/wording.ts";
import { homeEn } from "../../web/words/home-en.ts";
import { homeJa } from "../../web/words/home-ja.ts";
import { fixtureHome } from "../browser/fixture/home.ts";

const JA = { words: homeJa, language: "ja" } as const;
const EN = { words: homeEn, language: "en" } as const;

const home = fixtureHome("resident");
const [conditioner, light, bedroom, heater, board] = home.devices;
if (!conditioner || !light || !bedroom || !heater || !board) throw new Error("the fixture shrank");

describe("what is said of a device", () => {
  test.each([
    [0, "0 W"],
    [999.9, "999 W"],
    [1000, "1.00 kW"],
    [-1240, "1.24 kW"],
  ])("%s W is %s", (powerW, said) => {
    expect(wattText(powerW)).toBe(said);
  });

  test.each([
    ["2026-11-22T00:29:30Z", "たった今"],
    ["2026-11-22T00:27:00Z", "3分前"],
    ["2026-11-21T22:00:00Z", "2時間前"],
    ["2026-11-20T00:30:00Z", "2日前"],
    ["2026-11-22T00:31:00Z", "たった今"],
    ["nonsense", "たった今"],
  ])("%s is %s", (at, said) => {
    expect(agoText("2026-11-22T00:30:00Z", at, homeJa)).toBe(said);
  });

  it("is what can be set, or 切, or nothing where it tells only its power", () => {
    expect(stateText(conditioner, JA)).toBe("暖房・23℃");
    expect(stateText(conditioner, EN)).toBe("heating · 23°C");
    expect(stateText(bedroom, JA)).toBe("切");
    expect(stateText(heater, JA)).toBe("入");
    expect(stateText(board, JA)).toBe("");
  });

  it("words what was asked of it, also of a device that is gone", () => {
    const set = { operationStatus: false, targetTemperature: 26, operationMode: "cooling" };
    expect(settingText(set, conditioner, JA)).toBe("電源 切、温度設定 26℃、運転モード 冷房");
    expect(settingText(set, undefined, EN)).toBe(
      "operationStatus false, targetTemperature 26, operationMode cooling",
    );
  });

  it("says any value, nested ones too", () => {
    const plain = { property: "x", unit: "kWh", options: [] };
    expect(valueText(null, plain, JA)).toBe("—");
    expect(valueText(undefined, plain, JA)).toBe("—");
    expect(valueText(true, plain, JA)).toBe("はい");
    expect(valueText(-12345.5, plain, JA)).toBe("−12,345.5 kWh");
    expect(valueText([1, 2], plain, JA)).toBe("1 kWh、2 kWh");
    expect(valueText({ rPhase: 1.5, other: 2 }, plain, EN)).toBe("R phase 1.5 kWh, other 2 kWh");
  });
});

function live(part: Partial<LiveView>): LiveView {
  return {
    at: "2026-11-22T00:30:10.000Z",
    house: home.house,
    devices: [],
    commands: [],
    gateways: [],
    ...part,
  };
}

describe("what the live stream changes", () => {
  it("is the house, and of a device only what the message tells", () => {
    const house = { ...home.house, powerW: 1800 };
    const at = "2026-11-22T00:30:09.000Z";
    const after = mergeLive(
      home,
      live({
        house,
        gateways: [{ gateway: "gw_1", connected: false }],
        devices: [
          {
            device: conditioner.device,
            presence: "answers",
            state: { targetTemperature: 26 },
            stateAt: at,
            powerW: 900,
          },
        ],
      }),
    );
    const expected: DevicesView = {
      ...home,
      asOf: "2026-11-22T00:30:10.000Z",
      house,
      gateways: home.gateways.map((gateway) => ({
        ...gateway,
        connected: false,
        lastSeenAt: "2026-11-22T00:30:10.000Z",
      })),
      devices: home.devices.map((device) =>
        device === conditioner
          ? {
              ...device,
              state: { ...device.state, targetTemperature: 26 },
              stateAt: at,
              heardAt: at,
              answeredAt: at,
              powerW: 900,
            }
          : device,
      ),
    };
    expect(after).toEqual(expected);
  });

  it("of a silent device is no answer", () => {
    const seen = { device: heater.device, state: {}, powerW: null } as const;
    const silent = { ...seen, presence: "silent", stateAt: heater.stateAt } as const;
    const after = mergeLive(home, live({ devices: [silent] }));
    expect(after.devices[3]).toEqual({ ...heater, powerW: null });
  });

  it("shows what a command is confirmed to have set, unless the device has told since", () => {
    const told = { ...asked("cm_1", "confirmed", 1), device: conditioner.device };
    const confirmed = (stateAt: string) => {
      const before = { ...conditioner, state: { operationStatus: true }, stateAt };
      return mergeLive({ ...home, devices: [before] }, live({ commands: [told] })).devices[0]
        ?.state;
    };
    expect(confirmed("2026-11-22T00:29:00Z")).toEqual({ operationStatus: false });
    expect(confirmed("2026-11-22T00:35:00Z")).toEqual({ operationStatus: true });
  });

  it("asks for the whole home when it names something new", () => {
    expect(bringsNew(home, live({}))).toBe(false);
    expect(bringsNew(home, live({ gateways: [{ gateway: "gw_2", connected: true }] }))).toBe(true);
    const seen = { presence: "answers", state: {}, stateAt: null, powerW: null } as const;
    const unknown = live({ devices: [{ device: "dv_new", ...seen }] });
    expect(bringsNew(home, unknown)).toBe(true);
    expect(bringsNew({ ...home, shows: "house" }, unknown)).toBe(false);
  });
});

function asked(command: string, state: CommandView["state"], steps: number): CommandView {
  return {
    command,
    device: light?.device ?? "",
    deviceName: { ja: "照明", en: "light" },
    set: { operationStatus: false },
    state,
    property: null,
    said: { ja: "", en: "" },
    by: { kind: "resident", name: "佐藤 恵子" },
    askedAt: command === "cm_1" ? "2026-11-22T00:30:00Z" : "2026-11-22T00:30:05Z",
    expiresAt: "2026-11-22T00:31:00Z",
    steps: Array.from({ length: steps }, () => ({ state, at: "2026-11-22T00:30:00Z" })),
  };
}

describe("commands as they are heard of", () => {
  it("keep the newest of a device, and never go one step back", () => {
    const sent = asked("cm_1", "sent", 2);
    const confirmed = asked("cm_1", "confirmed", 4);
    const next = asked("cm_2", "asked", 1);
    expect(mergeTold({}, [confirmed, sent])).toEqual({ [sent.device]: confirmed });
    expect(mergeTold({}, [sent, next, confirmed])).toEqual({ [sent.device]: next });
  });

  it("are under way until the home or the time has spoken", () => {
    const ended = ["confirmed", "refused", "not-applied", "no-answer", "expired"] as const;
    expect(ended.filter((state) => isUnderWay({ state }))).toEqual([]);
    expect((["asked", "sent", "accepted"] as const).every((state) => isUnderWay({ state }))).toBe(
      true,
    );
  });
});

describe("a plan's settings", () => {
  it("hold what was chosen and drop what was left as it is", () => {
    const at = { device: "dv_1", property: "operationStatus" };
    const chosen = withSetting(withSetting({}, at, true), { ...at, property: "brightness" }, 30);
    expect(settingsOf(chosen)).toEqual([
      { device: "dv_1", set: { operationStatus: true, brightness: 30 } },
    ]);
    const left = withSetting(
      withSetting(chosen, at, undefined),
      { ...at, property: "brightness" },
      undefined,
    );
    expect(settingsOf(left)).toEqual([]);
  });

  it("offer each degree, and a long range in steps a list can show", () => {
    const [power, , degrees] = conditioner.settable;
    const brightness = light.settable[1];
    if (!power || !degrees || !brightness) throw new Error("the fixture shrank");
    expect(choicesOf(power, ["入", "切"]).map(({ value }) => value)).toEqual([true, false]);
    expect(choicesOf(degrees, ["入", "切"]).map(({ value }) => value)).toEqual([
      18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    ]);
    const steps = choicesOf(brightness, ["入", "切"]).map(({ value }) => value);
    expect(steps).toEqual(Array.from({ length: 21 }, (_, place) => place * 5));
  });
});

describe("rooms as they are edited", () => {
  const rooms = ["居間", "寝室", " 居間 ", ""].map((name, key) => ({
    key: String(key),
    room: null,
    name,
  }));

  it("move by one place and stay within the list", () => {
    expect(moved(rooms, 0, 1).map(({ key }) => key)).toEqual(["1", "0", "2", "3"]);
    expect(moved(rooms, 0, -1)).toEqual(rooms);
  });

  it("need a name of their own", () => {
    expect(wrongRooms(rooms)).toEqual(
      new Map([
        ["2", "twice"],
        ["3", "name"],
      ]),
    );
  });
});

describe("codes in hex", () => {
  test.each([
    ["", 4, null],
    ["0130", 4, 0x0130],
    ["0x0130", 4, 0x0130],
    ["０１３０", 4, 0x0130],
    ["01300", 4, undefined],
    ["xy", 4, undefined],
  ])("%s is read", (typed, digits, code) => {
    expect(hexIn(typed, digits)).toBe(code);
  });

  it("are written with all their digits", () => {
    expect(hexText(0x0b, 6)).toBe("00000B");
    expect(hexText(null, 4)).toBeNull();
  });
});
