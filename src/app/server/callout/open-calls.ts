import type { CaseNow } from "../../../callout/case/case-now.ts";
import { useCode, wasUsed } from "../../../callout/store-codes.ts";
import { caseOfKey } from "../../../callout/store-cases.ts";
import { makeLink } from "../../../callout/store-links.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { mailAddress, queueMails } from "../../../platform/index.ts";
import type { PublicCall, ResidentCase } from "../../api/callout.ts";
import { checkCase, type NewCall, openCase } from "../../callout/open-case.ts";
import { letterOf } from "../../life/letters.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { keyOf, viewByLink } from "./open-acts.ts";
import { type OpenReading, openOperator, openReading } from "./open-caller.ts";
import type { AtOperator } from "./open-code.ts";

export interface OpenCallAsk extends AtOperator {
  readonly code: string;
  readonly call: PublicCall;
  /** The request's own. */
  readonly key: string;
}

export interface OpenCall {
  readonly token: string;
  readonly case: ResidentCase;
}

/**
 * Take a call down from whoever proved a mail address. It is nobody's home until the desk has made
 * sure whose: name and address are for the desk alone, and change nothing of the answer. A danger
 * waits for no code (KK-06).
 */
export async function callOpenly(
  world: World,
  ask: OpenCallAsk,
): Promise<Result<OpenCall, Refusal>> {
  const operator = await openOperator(world.pool, ask.operator);
  if (operator === null) return no({ code: "callout.no-open-line" });
  const email = mailAddress(ask.call.asker.email) ?? "";
  return openReading(world, operator, async (at) => {
    const call = callOf(ask.call, email);
    const key = keyOf("open", email, ask.key);
    // What cannot be taken down uses up no code.
    const checked = await checkCase(at, call);
    if (!checked.ok) return no(checked.refusal);
    const isProved = checked.value.danger !== null || (await proves(at, ask.code, { email, key }));
    if (!isProved) return no({ code: "callout.code-wrong" });
    const opened = await openCase(at, call, { key, by: "caller" });
    if (!opened.ok) return no(opened.refusal);
    const { now } = opened.value;
    const token = await makeLink(at.tx, now.number, at.now);
    await mailLink(at, now, token);
    return ok({ token, case: await viewByLink(at, now, token) });
  });
}

/** Sent again because the answer was lost, the code that opened the call opens it once more. */
async function proves(
  { tx, now }: OpenReading,
  code: string,
  { email, key }: { readonly email: string; readonly key: string },
): Promise<boolean> {
  if (email === "") return false;
  if (await useCode(tx, { email, code, now })) return true;
  const isAgain = (await caseOfKey(tx, key)) !== null;
  return isAgain && wasUsed(tx, { email, code, now });
}

function callOf(call: PublicCall, email: string): NewCall {
  const { family, trouble, facts, words, dangers, asker, postalCode, address } = call;
  return {
    source: "public",
    accountId: null,
    asker: { ...asker, email },
    trouble: { family, trouble, facts, words },
    dangers,
    postalCode,
    address,
    judged: null,
    photos: [],
  };
}

/** The secret address stands in this letter and in no other: only its hash is kept. */
async function mailLink(
  { tx, now: at, operator }: OpenReading,
  { number, opened, handedOver }: CaseNow,
  token: string,
): Promise<void> {
  if (handedOver !== null) return;
  const { name, email } = opened.asker;
  const title = {
    ja: `お困りごとを受け付けました（${number}）`,
    en: `Your call was taken down (${number})`,
  };
  const body = {
    ja: "だれが、いつごろうかがうかは、次のアドレスでご覧いただけます。ほかの方に見せないでください。",
    en: "Who comes and when stands at the address below. Please show it to nobody else.",
  };
  const letter = letterOf({ title, body }, { name, email, operator: operator.name });
  const onceKey = `callout/${number}/link/${keyOf(token)}`;
  const link = `/help/${token}`;
  await queueMails(tx, at, [{ accountId: null, to: email, ...letter, link, onceKey }]);
}
