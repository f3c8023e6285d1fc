import { createHash } from "node:crypto";
import type { CaseNow } from "../../../callout/case/case-now.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { ResidentCase } from "../../api/callout.ts";
import { actAsHousehold, type HouseholdAct } from "../../callout/household-acts.ts";
import { sealOf } from "../../callout/seal-of.ts";
import type { Language } from "../../pdf/words.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { caseView } from "./case-view.ts";
import { byLink, type OpenReading } from "./open-caller.ts";
import { readPhoto } from "./photo-access.ts";
import { reportPdf } from "./report-file.ts";
import { photoTaken, takePhoto } from "./take-photo.ts";

/** The case as whoever holds its secret address follows it. */
export function readByLink(world: World, token: string): Promise<Result<ResidentCase, Refusal>> {
  return byLink(world, token, async (at, now) => ok(await viewByLink(at, now, token)));
}

/** Do something to the case behind a secret address; the same thing twice is done once. */
export function actByLink(
  world: World,
  token: string,
  act: HouseholdAct,
): Promise<Result<ResidentCase, Refusal>> {
  return byLink(world, token, async (at, { number, facts }) => {
    // Taken up again by the desk, it may be cancelled again in the same words.
    const reopened = facts.filter(({ type }) => type === "reopened").length;
    const key = keyOf(token, act.type, sealOf(act), String(reopened));
    const done = await actAsHousehold(at, { number, act, key, by: "caller" });
    return done.ok ? ok(await viewByLink(at, done.value, token)) : no(done.refusal);
  });
}

/** By a secret address, pictures are found beside it. */
export function viewByLink(
  { tx, catalogue, now: asOf }: OpenReading,
  now: CaseNow,
  token: string,
): Promise<ResidentCase> {
  const photoPath = (photo: string) => `/api/help/calls/${token}/photos/${photo}`;
  return caseView({ tx, catalogue, now: asOf }, now, { reader: "household", photoPath });
}

/** A picture of the case, or of who comes. */
export function photoByLink(
  world: World,
  token: string,
  photo: string,
): Promise<Result<AnsweredFile, Refusal>> {
  return byLink(world, token, (at, { number }) => readPhoto(at.tx, photo, { of: "case", number }));
}

export function sendPhotoByLink(world: World, token: string, file: Uint8Array) {
  return byLink(world, token, async (at, { number, isOpen }) => {
    if (!isOpen) return no({ code: "callout.not-now" });
    const kept = await takePhoto(at, { number, file });
    return kept.ok ? ok(photoTaken(kept.value)) : kept;
  });
}

export function reportByLink(
  world: World,
  token: string,
  of: { readonly document: string; readonly language: Language },
): Promise<Result<AnsweredFile, Refusal>> {
  return byLink(world, token, (at, { number }) => reportPdf(at.tx, { number, ...of }));
}

/** Names a request by what it is about: the same is the same request. */
export function keyOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}
