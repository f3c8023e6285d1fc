import { lockCounting } from "../../../diagnosis/store-counts.ts";
import { type CustomerRow, loadCustomer } from "../../../diagnosis/store-customers.ts";
import { no, type Result } from "../../../kernel/result.ts";
import type { QuestionBody } from "../../api/diagnosis-question.ts";
import {
  compute,
  countAndKeep,
  findAsked,
  type Made,
  type MakeAsk,
  type MakeRefusal,
} from "../../diagnosis/make-diagnosis.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { callerReader } from "./caller-reader.ts";
import type { Inside } from "./contractor-reader.ts";
import { type Caller, makeAskOf } from "./make-ask.ts";
import { makeRefusal } from "./run-views.ts";

interface Asked {
  readonly customer: number | null;
  readonly question: QuestionBody;
}

interface MadeFor {
  readonly made: Made;
  readonly customer: CustomerRow | null;
}

/**
 * A diagnosis for a caller: read in one transaction, computed in none, so that no lock is held for
 * as long as it takes, and counted and kept in a second one, which looks at caller, customer and
 * number anew.
 */
export async function madeFor<T>(
  world: World,
  caller: Caller,
  asked: Asked,
  then: (at: Inside, made: MadeFor) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const told = (refusal: MakeRefusal) => no(makeRefusal(refusal, world.catalogue));
  const inside = callerReader(world, caller.program);
  const step = <U>(
    run: (at: Inside, ask: MakeAsk) => Promise<Result<U, Refusal>>,
    locked = false,
  ) =>
    inside(caller.session, async (at) => {
      // What a program has made this month is read behind the lock that counts it.
      if (locked) await lockCounting(at.tx, at.accountId);
      const customer =
        asked.customer === null ? null : await loadCustomer(at.tx, at, asked.customer);
      if (asked.customer !== null && customer === null) return no({ code: "customer.not-found" });
      return run(at, await makeAskOf(at, caller, { customer, question: asked.question }));
    });
  const found = await step(async (at, ask) => {
    const read = await findAsked(at, ask);
    return read.ok ? read : told(read.refusal);
  });
  if (!found.ok) return found;
  const computed = compute(found.value);
  if (!computed.ok) return told(computed.refusal);
  return step(async (at, ask) => {
    const made = await countAndKeep(at, ask, computed.value);
    return made.ok ? then(at, { made: made.value, customer: ask.customer }) : told(made.refusal);
  }, true);
}
