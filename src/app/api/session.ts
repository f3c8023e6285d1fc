import { z } from "zod";
import { labelText } from "./fields.ts";

export const loginBody = z.strictObject({
  loginId: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
});
export type LoginBody = z.output<typeof loginBody>;

export const sessionSchema = z.object({
  kind: z.enum(["resident", "staff"]),
  name: z.string(),
  operator: labelText,
  /** The operator's business day, which its clock decides. */
  today: z.string(),
  expiresAt: z.string(),
});
export type Session = z.output<typeof sessionSchema>;

export const doneSchema = z.object({ done: z.literal(true) });
