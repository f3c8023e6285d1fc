import { describe, expect, it } from "vitest";
import type { HomeDevice, HomeMeters } from "./home-meters.ts";
import { housePlan } from "./part-plan.ts";

function device(
  name: string,
  eoj: number,
  registers: readonly string[],
  more: Partial<HomeDevice> = {},
): HomeDevice {
  const channels = registers.map((text) => {
    const [register = "", circuit] = text.split("-");
    return {
      register: register as "used",
      circuit: circuit === undefined ? null : Number(circuit),
      meter: `${name}/${text}`,
    };
  });
  const label = { ja: name, en: name };
  return {
    device: name,
    eoj,
    name: label,
    room: null,
    excluded: false,
    measuredBy: null,
    channels,
    ...more,
  };
}

function home(...devices: readonly HomeDevice[]): HomeMeters {
  return { rooms: [], devices };
}

const METER = device("meter", 0x028801, ["bought", "sold"]);
const BOARD = device("board", 0x028701, ["circuit-1", "circuit-2", "circuit-3"]);
const onCircuit = (circuit: number) => ({ measuredBy: { device: "board", circuit } });

function partsOf(meters: HomeMeters) {
  return housePlan(meters, null).parts.map(({ key, plus, minus }) => [key, plus, minus]);
}

describe("what is whole and what is part", () => {
  it("takes the contract's meter for the house, else the gateway's, else the board's total", () => {
    const board = device("board", 0x028701, ["board"]);
    expect(housePlan(home(METER, board), "contract").bought).toBe("contract");
    expect(housePlan(home(board, METER), null).bought).toBe("meter/bought");
    expect(housePlan(home(board), null).bought).toBe("board/board");
    expect(housePlan(home(), null).bought).toBeNull();
  });

  it("takes a sub-meter that stands alone for the house, several for parts", () => {
    const one = device("one", 0x028d01, ["bought"]);
    const two = device("two", 0x028d02, ["bought"]);
    expect(housePlan(home(one), null)).toMatchObject({ bought: "one/bought", parts: [] });
    expect(housePlan(home(one, two), null).bought).toBeNull();
    expect(partsOf(home(one, two))).toEqual([
      ["one", ["one/bought"], []],
      ["two", ["two/bought"], []],
    ]);
  });

  it("takes a device that counts itself off the circuit on which it hangs", () => {
    const cooler = device("cooler", 0x013001, ["used"], onCircuit(1));
    expect(partsOf(home(METER, BOARD, cooler))).toEqual([
      ["cooler", ["cooler/used"], []],
      ["board/circuit-01", ["board/circuit-1"], ["cooler/used"]],
      ["board/circuit-02", ["board/circuit-2"], []],
      ["board/circuit-03", ["board/circuit-3"], []],
    ]);
  });

  it("gives a circuit to the one device on it that counts nothing itself", () => {
    const heater = device("heater", 0x026b01, [], { ...onCircuit(2), room: "kitchen" });
    const plan = housePlan(home(METER, BOARD, heater), null);
    expect(plan.parts[1]).toEqual({
      key: "heater",
      name: { ja: "heater", en: "heater" },
      kind: "water-heater",
      room: "kitchen",
      plus: ["board/circuit-2"],
      minus: [],
    });
  });

  it("names a circuit of several devices by all of them, in a room only if they share it", () => {
    const one = device("one", 0x029001, [], { ...onCircuit(3), room: "a" });
    const two = device("two", 0x029002, [], { ...onCircuit(3), room: "b" });
    const found = housePlan(home(BOARD, one, two), null).parts.at(-1);
    expect(found).toMatchObject({ name: { ja: "one・two" }, kind: "circuit", room: null });
  });

  it("counts panels and a battery as flows and their circuit as no use; a car as use", () => {
    const sun = device("sun", 0x027901, ["generated"], onCircuit(1));
    const store = device("store", 0x027d01, ["charged", "discharged"], onCircuit(2));
    const car = device("car", 0x027e01, ["charged", "discharged"]);
    const plan = housePlan(home(METER, BOARD, sun, store, car), null);
    expect(plan).toMatchObject({
      sold: "meter/sold",
      generated: ["sun/generated"],
      charged: ["store/charged"],
      discharged: ["store/discharged", "car/discharged"],
    });
    expect(plan.parts.map(({ key }) => key)).toEqual(["car", "board/circuit-03"]);
  });

  it("leaves an excluded device out; its circuit stays", () => {
    const out = device("out", 0x013001, ["used"], { ...onCircuit(1), excluded: true });
    expect(partsOf(home(BOARD, out)).map(([key]) => key)).toEqual([
      "board/circuit-01",
      "board/circuit-02",
      "board/circuit-03",
    ]);
  });
});
