import type { Pool } from "pg";
import type { z } from "zod";
import type { enrolBody } from "../../home/link/messages.ts";
import { readCode } from "../../home/secret.ts";
import {
  enrolGateway,
  type EnrolmentRefusal,
  loadGateways,
  operatorOfHome,
  takeGatewayCode,
} from "../../home/store-gateways.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { loadOperator, recordAudit, withOperator } from "../../platform/index.ts";

export type EnrolRefusal =
  /** Unknown, used, replaced or past its minutes: nobody learns which. */
  { readonly code: "home.code-refused" } | EnrolmentRefusal;

/** A gateway shows the code that was typed into it, and becomes known by its public key. */
export async function enrol(
  pool: Pool,
  { code: typed, publicKey, version, serial }: z.output<typeof enrolBody>,
): Promise<Result<{ readonly gateway: string }, EnrolRefusal>> {
  const code = readCode(typed);
  const operatorId = code === null ? null : await operatorOfHome(pool, "code", code);
  const operator = operatorId === null ? null : await loadOperator(pool, operatorId);
  if (code === null || operator === null) return no({ code: "home.code-refused" });
  const now = operator.clock.instant();
  return withOperator(pool, operator.operatorId, async (tx) => {
    const taken = await takeGatewayCode(tx, code, now);
    if (taken === null) return no({ code: "home.code-refused" });
    const { accountId, madeBy: by, byStaff: installed } = taken;
    const number = (await loadGateways(tx, accountId)).length + 1;
    const name = `ゲートウェイ${number}`;
    const box = { publicKey, name, version, serial, installed };
    const made = await enrolGateway(tx, { ...box, accountId, by, now });
    if (!made.ok) return made;
    await recordAudit(tx, {
      at: now,
      actor: by,
      action: "home.enrol",
      accountId,
      purpose: "MM-02",
      detail: { gateway: made.value, serial: serial ?? null, installed },
    });
    return ok({ gateway: made.value });
  });
}
