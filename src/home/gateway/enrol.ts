import { no, ok, type Result } from "../../kernel/result.ts";
import { enrolAnswer } from "../link/messages.ts";
import { platformUrl } from "./dial.ts";
import type { EnrolRefusal } from "./gateway.ts";
import type { GatewayKey } from "./key.ts";
import type { KeptState } from "./kept-state.ts";

const DEADLINE_MS = 20_000;

/** Enrols what lives in a directory: once, and it remembers where. */
export async function enrolOnce(
  { key, state, version }: { key: GatewayKey; state: KeptState; version: string },
  { platform, code }: { readonly platform: string; readonly code: string },
): Promise<Result<{ readonly gateway: string }, EnrolRefusal>> {
  const { gateway } = state;
  if (gateway !== null) return no({ code: "gateway.already-enrolled", gateway });
  const answer = await enrolAt(platform, { code, publicKey: key.publicKey, version });
  if (answer.ok) state.change({ gateway: answer.value.gateway, platform });
  return answer;
}

/** Hands the public key over with the code that the portal shows; the private one stays here. */
async function enrolAt(
  platform: string,
  body: { readonly code: string; readonly publicKey: string; readonly version: string },
): Promise<Result<{ readonly gateway: string }, EnrolRefusal>> {
  const url = platformUrl(platform, "/gateway/enrol");
  if (url === null) return no({ code: "gateway.platform-not-safe", platform });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(DEADLINE_MS),
      redirect: "error",
    });
    const said = await response.text();
    if (!response.ok) return no({ code: "gateway.code-refused", said: said.slice(0, 500) });
    const answer = enrolAnswer.safeParse(JSON.parse(said));
    if (answer.success) return ok(answer.data);
    return no({ code: "gateway.platform-not-reached", said: "no answer of a platform" });
  } catch (error) {
    const said = error instanceof Error ? reasonOf(error) : String(error);
    return no({ code: "gateway.platform-not-reached", said });
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
