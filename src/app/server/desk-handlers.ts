import { recordAudit } from "../../platform/index.ts";
import { formatDay, parseDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Clock } from "../api/queue.ts";
import { decideApproval } from "../life/approvals.ts";
import { announceTo, countConcerned, mayAnnounce } from "../life/announce-to.ts";
import { moveClock } from "../life/move-clock.ts";
import type { Handlers } from "./handler.ts";
import type { Refusal } from "./problems.ts";
import { readAnnouncements } from "./reads/announcements.ts";
import { momentOf } from "./reads/moment.ts";
import { readClock } from "./reads/clock.ts";
import { readQueues } from "./reads/queues.ts";
import { reading, type World } from "./reads/world.ts";
import { requestKey } from "./request-key.ts";
import { refusalOf, refusedView } from "./views/refused-view.ts";

/** What the desk does for many households at once. */
export function deskHandlers(world: World) {
  return {
    ...queueHandlers(world),
    ...announcementHandlers(world),
    ...clockHandlers(world),
  } satisfies Partial<Handlers>;
}

function queueHandlers(world: World) {
  const { catalogue } = world;
  return {
    queues: ({ session, query: { purpose } }) =>
      reading(world, session, async (at) => {
        const { tx, now } = at;
        const said = { at: now, actor: session.loginId, action: "queues.read" };
        await recordAudit(tx, { ...said, accountId: null, purpose });
        return ok(await readQueues(at));
      }),
    decideApproval: ({ session, params, query: { purpose }, body: { decision } }) =>
      reading(world, session, async (at) => {
        const request = Number.parseInt(params.request, 10);
        const ask = { request, decision, who: session.loginId };
        const done = await decideApproval(momentOf(at), ask);
        await recordAudit(at.tx, {
          at: at.now,
          actor: session.loginId,
          action: "approval.decide",
          purpose,
          accountId: done.ok ? done.value.accountId : null,
          detail: {
            request,
            decision,
            outcome: done.ok ? "done" : done.refusal.code,
          },
        });
        if (done.ok) return ok({ done: true as const });
        const { refusal } = done;
        return no<Refusal>(
          "refused" in refusal ? refusalOf(refusal.refused, catalogue) : { code: refusal.code },
        );
      }),
  } satisfies Partial<Handlers>;
}

function announcementHandlers(world: World) {
  return {
    announcements: ({ session }) =>
      reading(world, session, async (at) => ok(await readAnnouncements(at))),
    checkAnnouncement: ({ session, body }) =>
      reading(world, session, async (at) => {
        const timely = mayAnnounce(momentOf(at), body);
        const concerned = await countConcerned(momentOf(at), body);
        const { catalogue } = world;
        if (timely.ok) {
          const { earliest, lastDayToLeaveFree: last } = timely.value;
          const lastDayToLeaveFree = last === null ? null : formatDay(last);
          const days = { earliest: formatDay(earliest), lastDayToLeaveFree };
          return ok({ allowed: true, refused: null, ...days, concerned });
        }
        const refused = refusedView(timely.refusal, catalogue);
        const earliest = refused.days["earliest"] ?? null;
        return ok({ allowed: false, refused, earliest, lastDayToLeaveFree: null, concerned });
      }),
    announce: ({ session, body, key }) =>
      reading(world, session, async (at) => {
        const done = await announceTo(momentOf(at), {
          ...body,
          key: requestKey(session, key),
          who: session.loginId,
        });
        await recordAudit(at.tx, {
          at: at.now,
          actor: session.loginId,
          action: "announce",
          accountId: null,
          purpose: "contract",
          detail: {
            service: body.service,
            change: body.change,
            told: done.ok ? done.value : null,
          },
        });
        if (!done.ok) return no(refusalOf(done.refusal, world.catalogue));
        return ok(await readAnnouncements(at));
      }),
  } satisfies Partial<Handlers>;
}

function clockHandlers(world: World) {
  return {
    clock: ({ session }) => reading(world, session, async (at) => ok(await readClock(at))),
    setClock: async ({ session, body }): Promise<Result<Clock, Refusal>> => {
      const to = parseDay(body.to);
      if (to === null) {
        return no({ code: "http.bad-request", fields: [{ path: "to", message: "write a day" }] });
      }
      const moved = await moveClock(world.pool, world.catalogue, session.operatorId, { to });
      if (!moved.ok) return no(clockRefusal(moved.refusal));
      return reading(world, session, async (at) => {
        await recordAudit(at.tx, {
          at: at.now,
          actor: session.loginId,
          action: "clock.set",
          accountId: null,
          purpose: "audit",
          detail: {
            to: body.to,
            ...moved.value,
          },
        });
        return ok(await readClock(at));
      });
    },
  } satisfies Partial<Handlers>;
}

type Moved = Awaited<ReturnType<typeof moveClock>>;
type ClockRefused = Extract<Moved, { readonly ok: false }>["refusal"];

function clockRefusal(refusal: ClockRefused): Refusal {
  switch (refusal.code) {
    case "clock.is-the-machines":
      return { code: "clock.not-own" };
    case "clock.only-forward":
      return { code: "clock.backwards" };
    case "clock.too-far": {
      const message = `write a day up to ${formatDay(refusal.latest)}`;
      return { code: "http.bad-request", fields: [{ path: "to", message }] };
    }
  }
}
