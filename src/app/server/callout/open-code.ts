import { makeCode } from "../../../callout/store-codes.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { mailAddress, queueMails, wakeWork } from "../../../platform/index.ts";
import { letterOf } from "../../life/letters.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { type OpenReading, openOperator, openReading } from "./open-caller.ts";

/** Where whoever calls without a login says which operator it is about. */
export interface AtOperator {
  readonly operator?: string | undefined;
}

/**
 * Send a code by mail. Whoever asks, and however often, is answered the same: nothing of who is a
 * customer, or was here before, is to be seen.
 */
export async function sendCode(
  world: World,
  { email, operator: code }: AtOperator & { readonly email: string },
): Promise<Result<{ readonly done: true }, Refusal>> {
  const operator = await openOperator(world.pool, code);
  if (operator === null) return no({ code: "callout.no-open-line" });
  const to = mailAddress(email);
  if (to !== null) await openReading(world, operator, (at) => mailCode(at, to));
  return ok({ done: true });
}

async function mailCode({ tx, now, operator }: OpenReading, email: string): Promise<void> {
  const made = await makeCode(tx, { email, now });
  if (made === null) return;
  const title = {
    ja: `確認コード ${made.code}`,
    en: `Your code is ${made.code}`,
  };
  const body = {
    ja: "10分以内に、受付の画面に入力してください。お心当たりがなければ、このメールは捨ててください。",
    en: "Enter it within ten minutes. If you did not ask for it, throw this letter away.",
  };
  const letter = letterOf({ title, body }, { name: email, email, operator: operator.name });
  const onceKey = `callout-code/${made.codeId}`;
  await queueMails(tx, now, [{ accountId: null, to: email, ...letter, link: "", onceKey }]);
  // Nobody waits a minute for a code with water on the floor.
  await wakeWork(tx, "send-mail");
}
