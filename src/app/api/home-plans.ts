import { z } from "zod";
import { commandSchema, propertiesField } from "./home-device.ts";
import { labelText } from "./fields.ts";

const settings = z
  .array(z.strictObject({ device: z.string().max(40), set: propertiesField }))
  .min(1)
  .max(40);

/** Several settings under one name: 「おやすみ」. */
export const sceneSchema = z.object({
  scene: z.string(),
  name: z.string(),
  settings: z.array(z.object({ device: z.string(), deviceName: labelText, set: propertiesField })),
});
export type SceneView = z.output<typeof sceneSchema>;
export const sceneBody = z.strictObject({ name: z.string().min(1).max(40), settings });

/** At a time of day on some weekdays (0 Sunday … 6 Saturday), Tokyo time: a scene or settings. */
export const scheduleSchema = z.object({
  schedule: z.string(),
  name: z.string(),
  at: z.string(),
  weekdays: z.array(z.int().min(0).max(6)),
  paused: z.boolean(),
  nextAt: z.string().nullable(),
  settings: sceneSchema.shape.settings,
});
export type ScheduleView = z.output<typeof scheduleSchema>;
export const scheduleBody = z.strictObject({
  name: z.string().min(1).max(40),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write HH:MM"),
  weekdays: z.array(z.int().min(0).max(6)).min(1).max(7),
  paused: z.boolean(),
  settings,
});

export const plansSchema = z.object({
  scenes: z.array(sceneSchema),
  schedules: z.array(scheduleSchema),
});

/** Newest first: every action from afar, and who did it. */
export const commandLogSchema = z.object({ commands: z.array(commandSchema) });

/** What came of a scene: its commands, and the devices that took none and why. */
export const sceneRunSchema = commandLogSchema.extend({
  refused: z.array(
    z.object({ device: z.string(), deviceName: labelText, code: z.string(), message: labelText }),
  ),
});
export type SceneRun = z.output<typeof sceneRunSchema>;

/** A code to type into the gateway, shown once; `now` is when it was answered. */
export const codeSchema = z.object({ code: z.string(), now: z.string(), expiresAt: z.string() });

export const tokensSchema = z.object({
  tokens: z.array(
    z.object({
      token: z.int(),
      name: z.string(),
      mayControl: z.boolean(),
      madeAt: z.string(),
      lastUsedAt: z.string().nullable(),
    }),
  ),
});
export const newTokenSchema = z.object({ token: z.int(), secret: z.string() });

/** What the operator has found out of a kind of device (MM-03). */
export const deviceRuleBody = z.strictObject({
  verdict: z.enum(["allow", "deny"]),
  maker: z.int().min(0).max(0xffffff).nullable(),
  /** Product code as the device tells it; null: every product of the maker. */
  product: z.string().max(40).nullable(),
  /** Class such as 0x0130; null: every class. */
  deviceClass: z.int().min(0).max(0xffff).nullable(),
  reason: z.string().min(1).max(300),
});
export const deviceRulesSchema = z.object({
  rules: z.array(
    deviceRuleBody.extend({
      rule: z.int(),
      madeBy: z.string(),
      madeAt: z.string(),
      concerns: z.int(),
    }),
  ),
});
