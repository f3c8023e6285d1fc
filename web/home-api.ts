import type { z } from "zod";
import type { Purpose } from "../src/app/api/account.ts";
import type { CommandView, DevicesView, DeviceView } from "../src/app/api/home-device.ts";
import type {
  codeSchema,
  commandLogSchema,
  deviceRuleBody,
  deviceRulesSchema,
  newTokenSchema,
  plansSchema,
  sceneBody,
  SceneRun,
  scheduleBody,
  tokensSchema,
} from "../src/app/api/home-plans.ts";
import type { homeRoutes } from "../src/app/api/home-routes.ts";
import { ask, withQuery } from "./api.ts";

export type GatewayCode = z.output<typeof codeSchema>;
export type CommandLog = z.output<typeof commandLogSchema>;
export type Plans = z.output<typeof plansSchema>;
export type SceneBody = z.input<typeof sceneBody>;
export type ScheduleBody = z.input<typeof scheduleBody>;
export type Tokens = z.output<typeof tokensSchema>;
export type NewToken = z.output<typeof newTokenSchema>;
export type DeviceRules = z.output<typeof deviceRulesSchema>;
export type DeviceRuleBody = z.input<typeof deviceRuleBody>;
export type DeviceChange = z.input<typeof homeRoutes.changeDevice.body>;
type RoomsBody = z.input<typeof homeRoutes.rooms.body>;
type TokenBody = z.input<typeof homeRoutes.makeToken.body>;
type GatewayChange = z.input<typeof homeRoutes.changeGateway.body>;

/** Values of properties, by the Device Description's words. */
export type Setting = DeviceView["state"];

const named = (path: string, name: string): string => `${path}/${encodeURIComponent(name)}`;
const device = (name: string): string => named("/api/home/devices", name);
const account = (name: string): string => named("/api/staff/accounts", name);

/** What a resident asks of the own home. */
export const homeApi = {
  devices: () => ask<DevicesView>("GET", "/api/home/devices"),
  changeDevice: (of: string, body: DeviceChange) => ask<DeviceView>("POST", device(of), body),
  command: (of: string, set: Setting, key: string) =>
    ask<CommandView>("POST", `${device(of)}/commands`, { set }, key),
  commands: () => ask<CommandLog>("GET", "/api/home/commands"),
  rooms: (body: RoomsBody) => ask<DevicesView>("POST", "/api/home/rooms", body),
  plans: () => ask<Plans>("GET", "/api/home/plans"),
  makeScene: (body: SceneBody) => ask<unknown>("POST", "/api/home/scenes", body),
  runScene: (scene: string, key: string) =>
    ask<SceneRun>("POST", `${named("/api/home/scenes", scene)}/run`, {}, key),
  dropScene: (scene: string) => ask<unknown>("DELETE", named("/api/home/scenes", scene)),
  makeSchedule: (body: ScheduleBody) => ask<unknown>("POST", "/api/home/schedules", body),
  changeSchedule: (schedule: string, body: ScheduleBody) =>
    ask<unknown>("POST", named("/api/home/schedules", schedule), body),
  dropSchedule: (schedule: string) =>
    ask<unknown>("DELETE", named("/api/home/schedules", schedule)),
  away: (until: string | null, key: string) =>
    ask<DevicesView>("POST", "/api/home/away", { until }, key),
  gatewayCode: () => ask<GatewayCode>("POST", "/api/home/gateway-codes", {}),
  changeGateway: (gateway: string, body: GatewayChange) =>
    ask<DevicesView>("POST", named("/api/home/gateways", gateway), body),
  dropGateway: (gateway: string) => ask<unknown>("DELETE", named("/api/home/gateways", gateway)),
  tokens: () => ask<Tokens>("GET", "/api/home/tokens"),
  makeToken: (body: TokenBody) => ask<NewToken>("POST", "/api/home/tokens", body),
  dropToken: (token: number) => ask<unknown>("DELETE", named("/api/home/tokens", String(token))),
};

/** What the desk asks about an account's home, for a purpose, and rules of kinds of devices. */
export const deskHome = {
  devices: (of: string, purpose: Purpose) =>
    ask<DevicesView>("GET", withQuery(`${account(of)}/devices`, { purpose })),
  gatewayCode: (of: string, purpose: Purpose) =>
    ask<GatewayCode>("POST", withQuery(`${account(of)}/gateway-codes`, { purpose }), {}),
  rules: () => ask<DeviceRules>("GET", "/api/staff/device-rules"),
  makeRule: (body: DeviceRuleBody) => ask<DeviceRules>("POST", "/api/staff/device-rules", body),
  dropRule: (rule: number) =>
    ask<DeviceRules>("DELETE", named("/api/staff/device-rules", String(rule))),
};
