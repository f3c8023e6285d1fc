import { randomBytes } from "node:crypto";
import { connect, type MqttClient } from "mqtt";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Gateway, GatewayEvent } from "../gateway/gateway.ts";
import { settablesOf } from "../echonet/settable.ts";
import type { DeviceSeen } from "../link/messages.ts";
import type { Presence } from "../model.ts";
import { announcementsOf } from "./discovery.ts";
import { readAsked, settableNow } from "./settings-asked.ts";
import { type Topics, topicsOf } from "./topics.ts";

export interface PublishPlace {
  /** `mqtt://broker.local:1883`, with name and password where the broker asks for them. */
  readonly url: string;
  readonly gateway: Gateway;
  /** Of expiry: the gateway's own. */
  readonly clock: Clock;
  /** The home's name at the broker; the gateway's own name by default. */
  readonly home?: string;
  /** Told of what the broker says wrong; it is tried again by itself. */
  readonly report?: (error: Error) => void;
}

export type PublishRefusal = { readonly code: "mqtt.bad-url"; readonly url: string };

export interface Publisher {
  /** The broker is reached. */
  readonly connected: boolean;
  /** Says that it is gone, and ends. */
  close(): Promise<void>;
}

const SCHEMES = /^(mqtts?|wss?):\/\//;
/** What is not carried out within a minute is no longer wanted. */
const EXPIRES_SECONDS = 60;
const KEPT = { retain: true, qos: 1 } as const;

/**
 * A gateway's home at a broker, with Home Assistant's discovery: states, availability, and settings
 * of devices whose control the resident allowed. The gateway works on where no broker is reached.
 */
export function publishTo(place: PublishPlace): Result<Publisher, PublishRefusal> {
  const { url, gateway } = place;
  if (!SCHEMES.test(url) || !URL.canParse(url)) return no({ code: "mqtt.bad-url", url });
  const topics = topicsOf(place.home ?? gateway.stand().gateway ?? "home");
  const will = { topic: topics.status, payload: Buffer.from("offline"), ...KEPT };
  const client = connect(url, { will, reconnectPeriod: 5000, connectTimeout: 10_000 });
  const desk: Desk = { ...place, client, topics, announced: new Map(), presences: new Map() };
  client.on("error", (error) => place.report?.(error));
  client.on("connect", () => tellAll(desk));
  client.on("message", (topic, payload, { retain }) => {
    // A setting that lay at the broker is one of another time.
    if (!retain) takeAsked(desk, topic, payload.toString("utf8"));
  });
  client.subscribe(topics.everySet, { qos: 1 });
  const leave = gateway.subscribe((event) => takeEvent(desk, event));
  return ok({
    get connected() {
      return client.connected;
    },
    close: async () => {
      leave();
      if (client.connected) await client.publishAsync(topics.status, "offline", KEPT);
      await client.endAsync(!client.connected);
    },
  });
}

interface Desk extends PublishPlace {
  readonly client: MqttClient;
  readonly topics: Topics;
  /** What lies at the broker for Home Assistant to find, by device. */
  readonly announced: Map<string, ReadonlyMap<string, string>>;
  /** How devices stood when they were last heard of. */
  readonly presences: Map<string, Presence>;
}

/** After every connection: a broker may have been set up anew. */
function tellAll(desk: Desk): void {
  desk.announced.clear();
  desk.client.publish(desk.topics.status, "online", KEPT);
  for (const seen of desk.gateway.devices()) tellDevice(desk, seen);
}

function tellDevice(desk: Desk, seen: DeviceSeen): void {
  tellEntities(desk, seen);
  tellState(desk, seen.device);
  tellPresence(desk, seen.device);
}

/** What is new or told otherwise is published; what is no longer there is taken away. */
function tellEntities({ client, topics, gateway, announced }: Desk, seen: DeviceSeen): void {
  const settable = settableNow(seen, gateway.stand().settings);
  const before = announced.get(seen.device) ?? everThere(seen, topics);
  const now = new Map(
    announcementsOf(seen, settable, topics).map(({ topic, config }) => {
      return [topic, JSON.stringify(config)] as const;
    }),
  );
  for (const topic of before.keys()) if (!now.has(topic)) client.publish(topic, "", KEPT);
  for (const [topic, text] of now)
    if (before.get(topic) !== text) client.publish(topic, text, KEPT);
  announced.set(seen.device, now);
}

/**
 * What may lie at a broker from before: with consent and without. Else a switch that was published
 * before a restart would stay after the resident took the consent back.
 */
function everThere(seen: DeviceSeen, topics: Topics): ReadonlyMap<string, string> {
  const settable = settablesOf(seen.eoj, seen.sets);
  const all = [...announcementsOf(seen, [], topics), ...announcementsOf(seen, settable, topics)];
  return new Map(all.map(({ topic }) => [topic, ""]));
}

function tellState({ client, topics, gateway }: Desk, device: string): void {
  client.publish(topics.state(device), JSON.stringify(gateway.stateOf(device)), KEPT);
}

/** A device that only announces cannot be switched: it is not available. */
function tellPresence({ client, topics, gateway, presences }: Desk, device: string): void {
  const isKnown = Object.keys(gateway.stateOf(device)).length > 0;
  const presence = presences.get(device) ?? (isKnown ? "answers" : "silent");
  const said = presence === "answers" ? "online" : "offline";
  client.publish(topics.available(device), said, KEPT);
}

function takeEvent(desk: Desk, event: GatewayEvent): void {
  const { client, topics, gateway } = desk;
  if (event.type === "presence") desk.presences.set(event.device, event.presence);
  // What is told while no broker is reached is told as it stands when one is.
  if (!client.connected) return;
  switch (event.type) {
    case "device":
      return tellDevice(desk, event.seen);
    case "live":
      return tellState(desk, event.device);
    case "presence":
      return tellPresence(desk, event.device);
    case "command": {
      const { command, state, property } = event;
      const said = JSON.stringify({ command, state, property });
      client.publish(topics.outcome(event.device), said, { qos: 1 });
      return;
    }
    case "settings":
      for (const seen of gateway.devices()) tellEntities(desk, seen);
      return;
    case "link":
    case "trouble":
      return;
  }
}

function takeAsked({ client, topics, gateway, clock }: Desk, topic: string, text: string): void {
  const device = topics.deviceOf(topic);
  if (device === null) return;
  const seen = gateway.devices().find((each) => each.device === device);
  const set = readAsked(text, seen, gateway.stand().settings);
  if (!set.ok) {
    const said = JSON.stringify({ state: "refused", ...set.refusal });
    client.publish(topics.outcome(device), said, { qos: 1 });
    return;
  }
  const expires = Temporal.Instant.from(clock.instant()).add({ seconds: EXPIRES_SECONDS });
  gateway.command({
    command: `mqtt_${randomBytes(12).toString("hex")}`,
    device,
    set: set.value,
    expiresAt: expires.toString(),
  });
}
