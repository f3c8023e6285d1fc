import { createServer } from "node:net";
import { Aedes } from "aedes";
import { connectAsync } from "mqtt";
import { expect, it } from "vitest";
import { publishTo } from "../../src/home/mqtt/publish.ts";
import { type GatewayHome, gatewayHome, START } from "../support/gateway-home.ts";

/** A simulated house, its gateway, and a real broker: what Home Assistant would see and do. */
it("switches an air conditioner through a broker, and reads it back there", async () => {
  const broker = await Aedes.createBroker();
  const server = createServer(broker.handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `mqtt://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const home = await gatewayHome({ equipment: { airConditioners: 1, lights: 1 } });
  const air = home.deviceOf("air-conditioner-1");
  home.platform.settings = { ...home.platform.settings, controllable: [air] };
  const assistant = await connectAsync(url);
  const kept = new Map<string, string>();
  assistant.on("message", (topic, payload) => kept.set(topic, payload.toString()));
  await assistant.subscribeAsync("#");
  const publisher = publishTo({ url, gateway: home.gateway, clock: clockOf(home) });
  if (!publisher.ok) throw new Error(publisher.refusal.code);
  const stateOf = (topic: string): unknown => JSON.parse(kept.get(topic) ?? "{}");
  try {
    home.gateway.start();
    await home.until(() => home.gateway.devices().length >= 4, "its devices");
    await home.until(() => home.gateway.stand().settings.controllable.includes(air), "consent");
    await home.pass(1);
    const climate = `homeassistant/climate/${air}/climate/config`;
    await expect.poll(() => kept.has(climate)).toBe(true);
    const root = `engawa/gw_test/${air}`;
    await expect.poll(() => kept.get(`${root}/available`)).toBe("online");

    const asked = { operationStatus: true, operationMode: "heating", targetTemperature: 22 };
    await assistant.publishAsync(`${root}/set`, JSON.stringify(asked), { qos: 1 });
    const isAsked = () => home.events.some((event) => event.type === "command");
    await expect.poll(isAsked).toBe(true);
    await home.pass(1);
    await expect.poll(() => stateOf(`${root}/outcome`)).toMatchObject({ state: "confirmed" });
    await expect.poll(() => stateOf(`${root}/state`)).toMatchObject(asked);
    const read = home.house.ask("air-conditioner-1", 0xb3);
    expect(read && [...read]).toEqual([22]);
    expect(home.platform.faults).toEqual([]);
  } finally {
    await publisher.value.close();
    await home.end();
    await assistant.endAsync();
    await new Promise((resolve) => broker.close(() => server.close(resolve)));
  }
});

/** The house's own time, which the test moves. */
function clockOf({ timers }: GatewayHome) {
  const begin = Temporal.Instant.from(START);
  const elapsedMs = () => Math.floor(timers.now());
  return { instant: () => begin.add({ milliseconds: elapsedMs() }).toString(), elapsedMs };
}
