import { z } from "zod";
import { COMMAND_STATES, PRESENCES, type PropertyValue } from "../../home/model.ts";
import { labelText } from "./fields.ts";

/** A property's value as the Device Description writes it; null: the device has none to tell. */
export const propertyValue: z.ZodType<PropertyValue> = z.json();
export const propertiesField = z.record(z.string().max(80), propertyValue);

/** What a control of the page needs to know of a property that may be set. */
const settableSchema = z.object({
  property: z.string(),
  label: labelText,
  unit: z.string(),
  /** `switch`: true or false; `choice`: one of `options`; `number`: from `least` to `most`. */
  form: z.enum(["switch", "choice", "number"]),
  options: z.array(z.object({ value: propertyValue, label: labelText })),
  /** Within what the device can and what is safe (`safe limits`). */
  least: z.number().nullable(),
  most: z.number().nullable(),
  step: z.number().nullable(),
});
export type Settable = z.output<typeof settableSchema>;

/** How a property that the device tells is worded: `options` where it is one of a few. */
const readableSchema = settableSchema.pick({
  property: true,
  label: true,
  unit: true,
  options: true,
});
export type Readable = z.output<typeof readableSchema>;

export const commandSchema = z.object({
  command: z.string(),
  device: z.string(),
  deviceName: labelText,
  set: propertiesField,
  state: z.enum(COMMAND_STATES),
  /** Which property was refused or came out otherwise. */
  property: z.string().nullable(),
  /** In words: sent, accepted, confirmed … and why not. */
  said: labelText,
  by: z.object({
    /** `automatic`: the answer to an event that the resident agreed to. */
    kind: z.enum(["resident", "staff", "schedule", "scene", "away", "automatic", "api"]),
    name: z.string(),
  }),
  askedAt: z.string(),
  expiresAt: z.string(),
  steps: z.array(z.object({ state: z.enum(COMMAND_STATES), at: z.string() })),
});
export type CommandView = z.output<typeof commandSchema>;

export const deviceSchema = z.object({
  device: z.string(),
  name: labelText,
  /** Class of the appendix in words: `homeAirConditioner`, and for people. */
  deviceType: z.string(),
  kind: labelText,
  icon: z.enum([
    "meter",
    "board",
    "air-conditioner",
    "light",
    "water-heater",
    "solar",
    "battery",
    "car",
    "controller",
    "other",
  ]),
  room: z.string().nullable(),
  presence: z.enum(PRESENCES),
  heardAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** What is known of it now, and as of when. */
  state: propertiesField,
  stateAt: z.string().nullable(),
  /** W now; negative gives; null: it does not tell. */
  powerW: z.number().nullable(),
  /** The circuit of the board by which it is measured, where it does not measure itself. */
  measuredBy: z.object({ device: z.string(), circuit: z.int() }).nullable(),
  /** The resident allowed that it is switched from here. */
  controllable: z.boolean(),
  /** Why it cannot be switched, though it is allowed; null: it can. */
  barred: labelText.nullable(),
  /** It takes part in events by itself. */
  automatic: z.boolean(),
  settable: z.array(settableSchema),
  /** What of its state is shown, in this order. */
  readable: z.array(readableSchema),
  pending: commandSchema.nullable(),
  /** Excluded by the operator after checking (MM-03). */
  excluded: z.boolean(),
});
export type DeviceView = z.output<typeof deviceSchema>;

export const gatewaySchema = z.object({
  gateway: z.string(),
  name: z.string(),
  version: z.string(),
  connected: z.boolean(),
  lastSeenAt: z.string().nullable(),
  enrolledAt: z.string(),
  updatesForbidden: z.boolean(),
});
export type GatewayView = z.output<typeof gatewaySchema>;

export const roomSchema = z.object({ room: z.string(), name: z.string() });

/** The whole home, as the appliances' page shows it. */
export const devicesSchema = z.object({
  asOf: z.string(),
  /** What the contract shows: the whole house, or rooms and appliances too (HM-09). */
  shows: z.enum(["house", "appliances"]),
  gateways: z.array(gatewaySchema),
  rooms: z.array(roomSchema),
  devices: z.array(deviceSchema),
  /** Bought now less sold, W, and what an hour of it costs at the price in force. */
  house: z.object({
    powerW: z.number().nullable(),
    generatingW: z.number().nullable(),
    batteryW: z.number().nullable(),
    at: z.string().nullable(),
    yenPerHour: z.string().nullable(),
  }),
  away: z.object({ until: z.string() }).nullable(),
});
export type DevicesView = z.output<typeof devicesSchema>;

/** `GET /api/home/live`, server-sent events `live`: only what changed. */
export const liveSchema = z.object({
  at: z.string(),
  house: devicesSchema.shape.house,
  devices: z.array(
    z.object({
      device: z.string(),
      presence: z.enum(PRESENCES),
      state: propertiesField,
      stateAt: z.string().nullable(),
      powerW: z.number().nullable(),
    }),
  ),
  commands: z.array(commandSchema),
  gateways: z.array(z.object({ gateway: z.string(), connected: z.boolean() })),
});
export type LiveView = z.output<typeof liveSchema>;
