import { afterEach, describe, expect, it } from "vitest";
import { type GatewayHome, gatewayHome, TODAY } from "../support/gateway-home.ts";

let home: GatewayHome;
afterEach(() => home.end());

const SMALL = { airConditioners: 1, lights: 1, waterHeater: null, board: null };

function bought(name = "meter", on = "2026-11-20") {
  return home.platform.days().get(`${home.deviceOf(name)}/bought ${on}`);
}

describe("a gateway in its first hours", () => {
  it("finds the devices, reads the meter's past, and tells half-hours as they pass", async () => {
    home = await gatewayHome({ equipment: SMALL });
    home.gateway.start();
    await home.pass(75);
    await home.until(() => home.gateway.stand().waiting === 0, "all acknowledged");
    expect(home.platform.faults).toEqual([]);
    console.log(home.platform.troubles(), home.platform.records.length);
    const day = bought();
    const truth = Array.from({ length: 24 }, (_, slot) =>
      home.house.slotWh("meter", "bought", TODAY * 48 + slot),
    );
    console.log([...(day?.wh ?? [])].join(" "), [...(day?.quality ?? [])].join(""));
    console.log(truth.join(" "));
    console.log([...home.platform.days().keys()].length);
  }, 60_000);
});
