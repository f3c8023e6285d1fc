import { z } from "zod";
import { purposeText } from "./account.ts";
import { askedText } from "./asked.ts";
import {
  codeSchema,
  commandLogSchema,
  deviceRuleBody,
  deviceRulesSchema,
  newTokenSchema,
  plansSchema,
  sceneBody,
  sceneRunSchema,
  sceneSchema,
  scheduleBody,
  scheduleSchema,
  tokensSchema,
} from "./home-plans.ts";
import { commandSchema, devicesSchema, deviceSchema, propertiesField } from "./home-device.ts";
import type { Route } from "./route.ts";
import { doneSchema } from "./session.ts";

const name = askedText(80).min(1);
const device = z.strictObject({ device: askedText(40).min(1) });

/** What a resident sees of the own devices now, and does with them. */
export const homeRoutes = {
  devices: {
    method: "get",
    path: "/api/home/devices",
    access: "resident",
    answer: devicesSchema,
    summary: "The home's devices with their state now, rooms and gateways",
  },
  changeDevice: {
    method: "post",
    path: "/api/home/devices/:device",
    access: "resident",
    params: device,
    body: z.strictObject({
      name: z.string().min(1).max(40).optional(),
      room: z.string().max(40).nullable().optional(),
      controllable: z.boolean().optional(),
      automatic: z.boolean().optional(),
      measuredBy: z
        .strictObject({ device: z.string().max(40), circuit: z.int().min(1).max(252) })
        .nullable()
        .optional(),
    }),
    answer: deviceSchema,
    summary: "Name a device, put it into a room, allow or forbid its control",
  },
  command: {
    method: "post",
    path: "/api/home/devices/:device/commands",
    access: "resident",
    params: device,
    key: true,
    body: z.strictObject({ set: propertiesField }),
    answer: commandSchema,
    summary: "Set properties of a device; how it went is told by the live stream",
  },
  commands: {
    method: "get",
    path: "/api/home/commands",
    access: "resident",
    answer: commandLogSchema,
    summary: "Every action from afar of the last 90 days, and who did it",
  },
  rooms: {
    method: "post",
    path: "/api/home/rooms",
    access: "resident",
    body: z.strictObject({
      rooms: z
        .array(
          z.strictObject({ room: z.string().max(40).nullable(), name: z.string().min(1).max(40) }),
        )
        .max(40),
    }),
    answer: devicesSchema,
    summary: "The rooms in their order; one without a name of its own is new",
  },
  plans: {
    method: "get",
    path: "/api/home/plans",
    access: "resident",
    answer: plansSchema,
    summary: "Scenes and schedules",
  },
  makeScene: {
    method: "post",
    path: "/api/home/scenes",
    access: "resident",
    body: sceneBody,
    answer: sceneSchema,
    summary: "Keep several settings under one name",
  },
  runScene: {
    method: "post",
    path: "/api/home/scenes/:scene/run",
    access: "resident",
    params: z.strictObject({ scene: name }),
    key: true,
    answer: sceneRunSchema,
    summary: "Carry out a scene: one command for each device",
  },
  dropScene: {
    method: "delete",
    path: "/api/home/scenes/:scene",
    access: "resident",
    params: z.strictObject({ scene: name }),
    answer: doneSchema,
    summary: "Drop a scene",
  },
  makeSchedule: {
    method: "post",
    path: "/api/home/schedules",
    access: "resident",
    body: scheduleBody,
    answer: scheduleSchema,
    summary: "Carry out settings at a time of day on some weekdays",
  },
  changeSchedule: {
    method: "post",
    path: "/api/home/schedules/:schedule",
    access: "resident",
    params: z.strictObject({ schedule: name }),
    body: scheduleBody,
    answer: scheduleSchema,
    summary: "Change or pause a schedule",
  },
  dropSchedule: {
    method: "delete",
    path: "/api/home/schedules/:schedule",
    access: "resident",
    params: z.strictObject({ schedule: name }),
    answer: doneSchema,
    summary: "Drop a schedule",
  },
  away: {
    method: "post",
    path: "/api/home/away",
    access: "resident",
    key: true,
    body: z.strictObject({ until: z.iso.datetime({ offset: true }).nullable() }),
    answer: devicesSchema,
    summary: "Away until an instant: what may rest is switched off, schedules pause; null: back",
  },
  makeGatewayCode: {
    method: "post",
    path: "/api/home/gateway-codes",
    access: "resident",
    answer: codeSchema,
    summary: "A code with which a gateway enrols once, within 15 minutes",
  },
  changeGateway: {
    method: "post",
    path: "/api/home/gateways/:gateway",
    access: "resident",
    params: z.strictObject({ gateway: name }),
    body: z.strictObject({
      name: z.string().min(1).max(40).optional(),
      updatesForbidden: z.boolean().optional(),
    }),
    answer: devicesSchema,
    summary: "Name a gateway; forbid that it updates itself",
  },
  dropGateway: {
    method: "delete",
    path: "/api/home/gateways/:gateway",
    access: "resident",
    params: z.strictObject({ gateway: name }),
    answer: doneSchema,
    summary: "Revoke a gateway's key: it is cut off at once",
  },
  tokens: {
    method: "get",
    path: "/api/home/tokens",
    access: "resident",
    answer: tokensSchema,
    summary: "Personal tokens for the ECHONET Lite Web API of the own home",
  },
  makeToken: {
    method: "post",
    path: "/api/home/tokens",
    access: "resident",
    body: z.strictObject({ name: z.string().min(1).max(40), mayControl: z.boolean() }),
    answer: newTokenSchema,
    summary: "Make a token; its secret is shown once",
  },
  dropToken: {
    method: "delete",
    path: "/api/home/tokens/:token",
    access: "resident",
    params: z.strictObject({ token: name }),
    answer: doneSchema,
    summary: "Drop a token",
  },
  accountDevices: {
    method: "get",
    path: "/api/staff/accounts/:account/devices",
    access: "staff",
    params: z.strictObject({ account: name }),
    query: z.strictObject({ purpose: purposeText }),
    answer: devicesSchema,
    summary: "An account's devices and gateways, for a purpose",
  },
  accountGatewayCode: {
    method: "post",
    path: "/api/staff/accounts/:account/gateway-codes",
    access: "staff",
    params: z.strictObject({ account: name }),
    query: z.strictObject({ purpose: purposeText }),
    answer: codeSchema,
    summary: "A code for the installer at the dwelling",
  },
  deviceRules: {
    method: "get",
    path: "/api/staff/device-rules",
    access: "staff",
    answer: deviceRulesSchema,
    summary: "Kinds of devices that are served or not (MM-03)",
  },
  makeDeviceRule: {
    method: "post",
    path: "/api/staff/device-rules",
    access: "admin",
    body: deviceRuleBody,
    answer: deviceRulesSchema,
    summary: "Allow or exclude a kind of device after checking it",
  },
  dropDeviceRule: {
    method: "delete",
    path: "/api/staff/device-rules/:rule",
    access: "admin",
    params: z.strictObject({ rule: name }),
    answer: deviceRulesSchema,
    summary: "Drop a rule",
  },
} as const satisfies Record<string, Route>;
