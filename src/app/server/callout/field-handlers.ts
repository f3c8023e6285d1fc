import { casesOfTechnician } from "../../../callout/store-cases.ts";
import { caseOfTaken } from "../../../callout/store-photos.ts";
import {
  seenAt,
  technicianOfUser,
  type TechnicianRow,
} from "../../../callout/store-technicians.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Session } from "../../../platform/index.ts";
import type { FieldAnswer } from "../../api/callout-field.ts";
import { recordFieldFacts, type Taken } from "../../callout/field/record-field-facts.ts";
import type { Handlers } from "../handler.ts";
import { type Refusal, wordsOf } from "../problems.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { readFieldDay } from "./field-day.ts";
import { calloutMoment } from "./moment-of.ts";
import { readPhoto } from "./photo-access.ts";
import { photoTaken, takePhoto } from "./take-photo.ts";

/** A technician's phone: own visits, what happened on them, and pictures. */
export function fieldHandlers(world: World) {
  const own = ownField(world);
  return {
    fieldDay: ({ session }) =>
      own(session, async (at, who) => ok(await readFieldDay(calloutMoment(at), who))),
    fieldFacts: ({ session, body }) =>
      own(session, async (at, who) => {
        const moment = calloutMoment(at);
        const { technician } = who;
        if (body.at !== null) await seenAt(at.tx, technician, { ...body.at, at: at.now });
        const taken = await recordFieldFacts(moment, { technician, ...body });
        return ok({ answers: taken.map(answerOf), day: await readFieldDay(moment, who) });
      }),
    fieldPhoto: ({ session, params: { photo }, file }) =>
      own(session, async (at, { technician }) => {
        const number = await caseTold(at, technician, photo);
        const kept = await takePhoto(at, { photo, number, takenBy: technician, file });
        return kept.ok ? ok(photoTaken(kept.value)) : kept;
      }),
    fieldCallPhoto: ({ session, params: { photo } }) =>
      own(session, (at, { technician }) =>
        readPhoto(at.tx, photo, { of: "technician", technician }),
      ),
  } satisfies Partial<Handlers>;
}

type OwnField = <T>(
  session: Session,
  read: (at: Reading, who: TechnicianRow) => Promise<Result<T, Refusal>>,
) => Promise<Result<T, Refusal>>;

/** As the technician whose login it is; one who no longer goes out has no visits. */
function ownField(world: World): OwnField {
  return (session, read) =>
    reading(world, session, async (at) => {
      const who = await technicianOfUser(at.tx, session.userId);
      return who === null ? no({ code: "callout.not-a-technician" }) : read(at, who);
    });
}

/** The fact may have come before its picture. */
async function caseTold({ tx, now }: Reading, technician: string, photo: string) {
  const numbers = await casesOfTechnician(tx, { technician, since: now });
  return caseOfTaken(tx, { technician, photo, numbers });
}

function answerOf({ id, taken, code, words }: Taken): FieldAnswer["answers"][number] {
  return { id, taken, reason: code === null ? null : (words ?? wordsOf(code)) };
}
