import { z } from "zod";
import { askedText } from "./asked.ts";
import { labelText } from "./fields.ts";

export const loginBody = z.strictObject({
  loginId: askedText(200).min(1),
  password: askedText(1000).min(1),
});
export type LoginBody = z.output<typeof loginBody>;

export const sessionSchema = z.object({
  kind: z.enum(["resident", "staff", "technician"]),
  name: z.string(),
  /**
   * What the person may do at the desk: `admin` also sets up the operator. `diagnosis`: somebody
   * whom a contractor named; of the account, the diagnosis and nothing else. `technician`: goes
   * out; own visits and nothing else.
   */
  role: z.enum(["resident", "diagnosis", "desk", "billing", "admin", "technician"]),
  operator: labelText,
  /** The account has, or had, a contract of the diagnosis: its pages are shown. */
  diagnoses: z.boolean(),
  /** The operator's business day, which its clock decides. */
  today: z.string(),
  expiresAt: z.string(),
});
export type Session = z.output<typeof sessionSchema>;

export const doneSchema = z.object({ done: z.literal(true) });
