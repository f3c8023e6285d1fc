import { fits } from "../../../home/control/device-rules.ts";
import { devicesOfKinds } from "../../../home/store-devices.ts";
import {
  dropDeviceRule,
  insertDeviceRule,
  loadDeviceRules,
} from "../../../home/store-device-rules.ts";
import { connectedAccounts } from "../../../home/store-gateways.ts";
import { no, ok } from "../../../kernel/result.ts";
import { instantText, recordAudit } from "../../../platform/index.ts";
import { tellServers } from "../../home/tell-servers.ts";
import type { Handlers } from "../handler.ts";
import { staffReader } from "../readers.ts";
import { reading, type Reading, type World } from "../reads/world.ts";
import { devicesView } from "./devices-view.ts";
import { newGatewayCode } from "./gateway-handlers.ts";
import { pictureOf } from "./home-moment.ts";

/** What staff sees of a home, and finds out of kinds of devices. */
export function staffHomeHandlers(world: World) {
  return { ...accountHandlers(world), ...ruleHandlers(world) } satisfies Partial<Handlers>;
}

function accountHandlers(world: World) {
  const staff = staffReader(world);
  return {
    accountDevices: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "home.read", purpose, number }, async (at, { accountId }) =>
        ok(devicesView(await pictureOf(at, accountId), null)),
      ),
    accountGatewayCode: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "home.code", purpose, number }, async (at, { accountId }) =>
        ok(await newGatewayCode(at, accountId)),
      ),
  } satisfies Partial<Handlers>;
}

function ruleHandlers(world: World) {
  return {
    deviceRules: ({ session }) => reading(world, session, async (at) => ok(await rulesView(at))),
    makeDeviceRule: ({ session, body }) =>
      reading(world, session, async (at) => {
        const { maker, product, deviceClass } = body;
        const saysNothing = maker === null && deviceClass === null;
        if (saysNothing || (product !== null && maker === null))
          return no({ code: "home.rule-says-nothing" });
        await insertDeviceRule(at.tx, { ...body, by: session.loginId, now: at.now });
        await note(at, "device-rule.made", body);
        await tellConcerned(at);
        return ok(await rulesView(at));
      }),
    dropDeviceRule: ({ session, params: { rule } }) =>
      reading(world, session, async (at) => {
        const id = /^\d{1,9}$/.test(rule) ? Number(rule) : 0;
        const dropped = await dropDeviceRule(at.tx, id, { by: session.loginId, now: at.now });
        if (!dropped) return no({ code: "home.rule-not-found" });
        await note(at, "device-rule.dropped", { rule: id });
        await tellConcerned(at);
        return ok(await rulesView(at));
      }),
  } satisfies Partial<Handlers>;
}

async function rulesView({ tx }: Reading) {
  const kinds = await devicesOfKinds(tx);
  const rules = (await loadDeviceRules(tx)).map((rule) => ({
    ...rule,
    madeAt: instantText(rule.madeAt),
    concerns: kinds.reduce((sum, each) => sum + (fits(rule, each) ? each.count : 0), 0),
  }));
  return { rules };
}

/** Every home's gateway is told anew what it serves; those whose list is the same hear nothing. */
async function tellConcerned({ tx }: Reading): Promise<void> {
  for (const account of await connectedAccounts(tx))
    await tellServers(tx, { t: "settings", o: tx.operatorId, a: account });
}

async function note(
  { tx, now: at, session: { loginId: actor } }: Reading,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(tx, { at, actor, action, accountId: null, purpose: "MM-03", detail });
}
