import type { Action, Acted, Actor } from "../../contracts/index.ts";
import type { Moment } from "./moment.ts";
import { noticesOf } from "./notices.ts";
import { notify } from "./notify.ts";

export interface AfterActing {
  readonly acted: Acted;
  /** Null: applications, which are no action of a contract. */
  readonly action: Action | null;
  readonly by: Actor;
  readonly who: string;
}

/** What follows from every decision that was recorded, whoever asked for it. */
export async function afterActing(at: Moment, { acted }: AfterActing): Promise<void> {
  await notify(at.tx, at.now, noticesOf(acted, at.catalogue));
}
