import type { Label } from "../../../terms/fields.ts";

/** One thing that whoever called should know; `key` tells it from every other of the case. */
export interface News {
  readonly key: string;
  readonly title: Label;
  readonly body: Label;
}
