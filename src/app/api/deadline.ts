import { z } from "zod";
import { clauseSchema } from "./action.ts";
import { dayText, labelText, toneField } from "./fields.ts";

export const deadlineSchema = z.object({
  id: z.string(),
  contract: z.string(),
  service: z.string(),
  name: labelText,
  tone: toneField,
  kind: z.string(),
  on: dayText,
  /** Days from today; negative has passed. */
  inDays: z.int(),
  label: labelText,
  clauses: z.array(clauseSchema),
  concerns: z.enum(["resident", "operator", "both"]),
  /** What was done when it passed; null: nothing, or not yet. */
  outcome: z.string().nullable(),
  /** The action that this right allows: `leave`, `withdraw`, `object-to-renewal` … */
  action: z.string().nullable(),
});
export type DeadlineView = z.output<typeof deadlineSchema>;

export const deadlineListSchema = z.object({
  today: dayText,
  deadlines: z.array(deadlineSchema),
});
export type DeadlineList = z.output<typeof deadlineListSchema>;

/** The secret address of the calendar; shown once, when it is made. */
export const calendarSchema = z.object({ url: z.string().nullable(), exists: z.boolean() });
export type Calendar = z.output<typeof calendarSchema>;

const notificationSchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  title: labelText,
  body: labelText,
  link: z.string(),
  read: z.boolean(),
});
export const notificationListSchema = z.object({
  unread: z.int(),
  notifications: z.array(notificationSchema),
});
export type NotificationList = z.output<typeof notificationListSchema>;
