import { beginAnnouncement, endAnnouncement } from "../../../callout/store-announcements.ts";
import { loadTechnician, setPortrait } from "../../../callout/store-technicians.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit, type Session } from "../../../platform/index.ts";
import type { Technicians } from "../../api/callout-desk.ts";
import {
  changeShifts,
  changeTechnician,
  type TechnicianRefusal,
} from "../../callout/keep-technician.ts";
import { tellDesks } from "../../callout/tell-desks.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { readBoard } from "./board-view.ts";
import { takePhoto } from "./take-photo.ts";
import { readTechnicians } from "./technicians-view.ts";

/** Who goes out, and what everybody is told. */
export function deskCrewHandlers(world: World) {
  const crew = crewChange(world);
  return {
    technicians: ({ session }) =>
      reading(world, session, async (at) => ok(await readTechnicians(at))),
    addTechnician: ({ session, body, key }) =>
      crew(session, ({ tx, now }) => {
        const made = requestKey(session, key);
        return changeTechnician(tx, { technician: null, body, now, key: made });
      }),
    changeTechnician: ({ session, params: { technician }, body }) =>
      crew(session, ({ tx, now }) => changeTechnician(tx, { technician, body, now })),
    changeShifts: ({ session, params: { technician }, body: { shifts } }) =>
      crew(session, ({ tx, now }) => changeShifts(tx, { technician, shifts, now }), technician),
    technicianPhoto: ({ session, params: { technician }, file }) =>
      crew(session, (at) => portrait(at, technician, file), technician),
    ...announcementHandlers(world),
  } satisfies Partial<Handlers>;
}

function announcementHandlers(world: World) {
  return {
    announceCallout: ({ session, body, key }) =>
      reading(world, session, async (at) => {
        const { tx, now: since } = at;
        const title = { ja: body.title.ja, en: body.title.en || body.title.ja };
        const text = { ja: body.body.ja, en: body.body.en || body.body.ja };
        const { areas, families } = body;
        const told = { title, body: text, areas, families, since };
        const by = session.loginId;
        await beginAnnouncement(tx, { ...told, by, key: requestKey(session, key) });
        await tellDesks(tx, {});
        return ok(await readBoard(at));
      }),
    endCalloutAnnouncement: ({ session, params: { announcement } }) =>
      reading(world, session, async (at) => {
        const isNumber = /^[1-9]\d{0,14}$/.test(announcement);
        const ended = isNumber && (await endAnnouncement(at.tx, Number(announcement), at.now));
        if (!ended) return no({ code: "callout.announcement-not-found" });
        await tellDesks(at.tx, {});
        return ok(await readBoard(at));
      }),
  } satisfies Partial<Handlers>;
}

type Change = (at: Reading) => Promise<Result<string | null, TechnicianRefusal | Refusal>>;

/** Change something about who goes out, note who did it, and answer with all of them. */
function crewChange(world: World) {
  return (
    session: Session,
    change: Change,
    technician: string | null = null,
  ): Promise<Result<Technicians, Refusal>> =>
    reading(world, session, async (at) => {
      const done = await change(at);
      if (!done.ok) return done;
      await recordAudit(at.tx, {
        at: at.now,
        actor: session.loginId,
        action: "callout.technician",
        accountId: null,
        purpose: "callout",
        detail: { technician: done.value ?? technician },
      });
      return ok(await readTechnicians(at));
    });
}

async function portrait(
  at: Reading,
  technician: string,
  file: Uint8Array,
): Promise<Result<string, Refusal>> {
  if ((await loadTechnician(at.tx, technician)) === null)
    return no({ code: "callout.technician-not-found" });
  const kept = await takePhoto(at, { portraitOf: technician, file });
  if (!kept.ok) return kept;
  await setPortrait(at.tx, technician, kept.value.photo);
  await tellDesks(at.tx, {});
  return ok(technician);
}
