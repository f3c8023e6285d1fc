import { z } from "zod";
import { COMMAND_STATES, PRESENCES, type PropertyValue, REGISTERS } from "../model.ts";

/**
 * What gateway and platform say to each other: one JSON text a message over one WebSocket, which
 * the gateway opens (`/gateway/link`). Parsed here by both, trusted afterwards. The platform speaks
 * first (`challenge`), the gateway proves its key (`proof`), then `welcome`.
 */
/** Of this age, and no finer than a nanosecond: others no database and no `Temporal` takes. */
const instant = z.iso.datetime().regex(/^(19|2\d)\d\d-.{14}(\.\d{1,9})?Z$/);
const device = z.string().regex(/^dv_[0-9a-f]{20}$/);
const name = z.string().max(80).refine(isHeld, "letters that no database keeps");
const value: z.ZodType<PropertyValue> = z.json();
/** A device has 128 properties at most (0x80–0xFF). */
const MOST_PROPERTIES = 128;
/** The longest honest ones are lists of a board's 252 circuits. */
const MOST_LETTERS = 64_000;
const properties = z
  .record(z.string().max(80), value)
  .refine(
    (all) => Object.keys(all).length <= MOST_PROPERTIES && lettersOf(all) <= MOST_LETTERS,
    "more than a device has to tell",
  );

const channelFields = {
  device,
  register: z.enum(REGISTERS),
  circuit: z.int().min(1).max(252).nullable(),
};

/** What the gateway knows of a device; sent anew whenever any of it changed. */
export const deviceSeen = z.strictObject({
  device,
  /** Identification of its node, hex; `weak:` and the address where it has none. */
  node: z.string().max(80),
  eoj: z.int().min(0x000001).max(0xffffff),
  /** Maker code (8A) and product code (8C); null: not told. */
  maker: z.int().min(0).max(0xffffff).nullable(),
  product: name.nullable(),
  serial: name.nullable(),
  /** Release of the appendix (0x82), such as `R`. */
  release: z.string().max(4).nullable(),
  address: z.string().max(45),
  gets: z.array(z.int().min(0x80).max(0xff)).max(128),
  sets: z.array(z.int().min(0x80).max(0xff)).max(128),
  announces: z.array(z.int().min(0x80).max(0xff)).max(128),
  channels: z
    .array(
      z.strictObject({
        register: channelFields.register,
        circuit: channelFields.circuit,
        /** No unit is known (E1 absent): its register is kept, no energy is made of it. */
        unitKnown: z.boolean(),
      }),
    )
    .max(600),
});
export type DeviceSeen = z.output<typeof deviceSeen>;

/** What the gateway keeps until the platform has it: numbered without a gap, sent until acked. */
export const record = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("device"), at: instant, seen: deviceSeen }),
  z.strictObject({
    kind: z.literal("presence"),
    at: instant,
    device,
    presence: z.enum(PRESENCES),
    heardAt: instant.nullable(),
    answeredAt: instant.nullable(),
  }),
  /** One day of one channel: 48 × int32 LE Wh and 48 × quality of `metering`, base64. */
  z.strictObject({
    kind: z.literal("day"),
    at: instant,
    ...channelFields,
    day: z.iso.date(),
    wh: z.base64().length(256),
    quality: z.base64().length(64),
  }),
  z.strictObject({
    kind: z.literal("command"),
    at: instant,
    command: z.string().max(40),
    state: z.enum(COMMAND_STATES),
    /** Of `refused` and `not-applied`: which property, in the Device Description's word. */
    property: name.nullable(),
    /** What was read back. */
    properties,
  }),
  z.strictObject({
    kind: z.literal("trouble"),
    at: instant,
    device: device.nullable(),
    /** `map-disagrees`, `unit-missing`, `batch-learned`, `address-changed`, `meter-exchanged` … */
    code: z.string().max(60),
    detail: properties,
  }),
]);
export type GatewayRecord = z.output<typeof record>;

export const fromGateway = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("proof"),
    gateway: z.string().max(40),
    /** Ed25519 over `engawa-gateway-link\n` + nonce + `\n` + gateway id, base64. */
    signature: z.base64().max(120),
    version: name,
    /** Sequence number of the oldest record that it still holds. */
    oldest: z.int().min(1),
  }),
  z.strictObject({
    type: z.literal("records"),
    first: z.int().min(1),
    records: z.array(record).min(1).max(500),
  }),
  /** Now: replaced by the next one, kept nowhere. Only what changed since the last one. */
  z.strictObject({
    type: z.literal("live"),
    at: instant,
    devices: z.array(z.strictObject({ device, properties })).max(600),
  }),
]);
export type FromGateway = z.output<typeof fromGateway>;

/** What the operator and the resident decided, as the gateway needs it. */
export const gatewaySettings = z.strictObject({
  /** Devices that are not served (MM-03): not polled, not controlled. */
  excluded: z.array(device).max(600),
  /** Devices whose control the resident allowed; commands to others are refused in the home too. */
  controllable: z.array(device).max(600),
  /** The resident forbade that the gateway updates itself. */
  updatesForbidden: z.boolean(),
  /** Somebody watches: the fast lane may run. */
  watched: z.boolean(),
});
export type GatewaySettings = z.output<typeof gatewaySettings>;

export const toGateway = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("challenge"), nonce: z.base64().length(44), at: instant }),
  z.strictObject({ type: z.literal("welcome"), acked: z.int().min(0), settings: gatewaySettings }),
  z.strictObject({
    type: z.literal("refused"),
    code: z.enum([
      "unknown-gateway",
      "bad-signature",
      "revoked",
      "replaced",
      "too-fast",
      "bad-message",
    ]),
    detail: z.string().max(300),
  }),
  /** Everything up to this number is committed. */
  z.strictObject({ type: z.literal("ack"), through: z.int().min(0) }),
  z.strictObject({
    type: z.literal("command"),
    command: z.string().max(40),
    device,
    set: properties,
    expiresAt: instant,
  }),
  z.strictObject({ type: z.literal("settings"), settings: gatewaySettings }),
  /** Read the meters' own history again for these days. */
  z.strictObject({ type: z.literal("backfill"), from: z.iso.date(), until: z.iso.date() }),
]);
export type ToGateway = z.output<typeof toGateway>;

/** `POST /gateway/enrol`: once, with the code that the portal shows. */
export const enrolBody = z.strictObject({
  /** Ten letters and digits without the ones that look alike; spaces and dashes are dropped. */
  code: z.string().max(40),
  /** Ed25519, raw 32 bytes, base64. */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  version: name,
  /** Of the box, where it is lent and counted. */
  serial: name.optional(),
});
export const enrolAnswer = z.strictObject({ gateway: z.string() });

/** Neither NUL nor half a surrogate pair. */
function isHeld(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

function lettersOf(all: unknown): number {
  return JSON.stringify(all).length;
}
