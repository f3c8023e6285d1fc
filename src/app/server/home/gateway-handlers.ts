import { shownCode } from "../../../home/secret.ts";
import { changeGateway, makeGatewayCode, revokeGateway } from "../../../home/store-gateways.ts";
import { dropToken, insertToken, loadTokens, MOST_TOKENS } from "../../../home/store-tokens.ts";
import { no, ok } from "../../../kernel/result.ts";
import { instantText, recordAudit } from "../../../platform/index.ts";
import { homeServiceOf } from "../../home/home-service.ts";
import { tellServers } from "../../home/tell-servers.ts";
import type { Handlers } from "../handler.ts";
import { ownReader } from "../readers.ts";
import type { Reading, World } from "../reads/world.ts";
import { devicesView } from "./devices-view.ts";
import { homeMomentOf, pictureOf } from "./home-moment.ts";

const DONE = { done: true as const };

/** Gateways of the own home, and tokens for the own programs. */
export function gatewayHandlers(world: World) {
  return { ...ownGatewayHandlers(world), ...tokenHandlers(world) } satisfies Partial<Handlers>;
}

/** A code as it is shown once, with the server's time for the countdown. */
export async function newGatewayCode({ tx, now, session }: Reading, accountId: number) {
  const byStaff = session.kind === "staff";
  const made = await makeGatewayCode(tx, { accountId, by: session.loginId, byStaff, now });
  return { code: shownCode(made.code), expiresAt: made.expiresAt, now: instantText(now) };
}

function ownGatewayHandlers(world: World) {
  const own = ownReader(world);
  return {
    makeGatewayCode: ({ session }) =>
      own(session, async (at, { accountId }) => {
        const shows = await homeServiceOf(homeMomentOf(at), accountId);
        if (shows === null) return no({ code: "home.no-service" });
        return ok(await newGatewayCode(at, accountId));
      }),
    changeGateway: ({ session, params: { gateway }, body }) =>
      own(session, async (at, { accountId }) => {
        const changed = await changeGateway(at.tx, { accountId, gateway }, body);
        if (!changed) return no({ code: "home.gateway-not-found" });
        await tellServers(at.tx, { t: "settings", o: at.tx.operatorId, a: accountId });
        return ok(devicesView(await pictureOf(at, accountId), null));
      }),
    dropGateway: ({ session, params: { gateway } }) =>
      own(session, async (at, { accountId }) => {
        const revoked = await revokeGateway(at.tx, { accountId, gateway }, at.now);
        if (!revoked) return no({ code: "home.gateway-not-found" });
        await note(at, accountId, "home.revoke", { gateway });
        await tellServers(at.tx, {
          t: "revoked",
          o: at.tx.operatorId,
          a: accountId,
          g: gateway,
        });
        return ok(DONE);
      }),
  } satisfies Partial<Handlers>;
}

function tokenHandlers(world: World) {
  const own = ownReader(world);
  return {
    tokens: ({ session }) =>
      own(session, async ({ tx }, { accountId }) => {
        const rows = await loadTokens(tx, accountId);
        const tokens = rows.map(({ token, name, mayControl, madeAt, lastUsedAt: used }) => {
          const lastUsedAt = used === null ? null : instantText(used);
          return { token, name, mayControl, madeAt: instantText(madeAt), lastUsedAt };
        });
        return ok({ tokens });
      }),
    makeToken: ({ session, body: { name, mayControl } }) =>
      own(session, async (at, { accountId }) => {
        const known = await loadTokens(at.tx, accountId);
        if (known.length >= MOST_TOKENS) return no({ code: "home.too-many-tokens" });
        const { loginId: by } = session;
        const made = await insertToken(at.tx, { accountId, name, mayControl, by, now: at.now });
        await note(at, accountId, "home.token", { token: made.token, mayControl });
        return ok(made);
      }),
    dropToken: ({ session, params: { token } }) =>
      own(session, async (at, { accountId }) => {
        const id = /^\d{1,9}$/.test(token) ? Number(token) : 0;
        const dropped = await dropToken(at.tx, { accountId, token: id }, at.now);
        if (!dropped) return no({ code: "home.token-not-found" });
        await note(at, accountId, "home.token-dropped", { token: id });
        return ok(DONE);
      }),
  } satisfies Partial<Handlers>;
}

async function note(
  { tx, now: at, session }: Reading,
  accountId: number,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { loginId: actor } = session;
  await recordAudit(tx, { at, actor, action, accountId, purpose: "MM-02", detail });
}
