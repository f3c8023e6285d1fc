import { no, ok, type Result } from "../../../kernel/result.ts";
import type { SettingRefusal } from "../../../home/control/check-setting.ts";
import type { CommandRefusal } from "../../home/ask-command.ts";
import { type HomePicture, loadHomePicture, withNow } from "../../home/home-picture.ts";
import { type HomeMoment, homeServiceOf } from "../../home/home-service.ts";
import type { Listed, Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";

/** A request's transaction, as acting on a home needs it. */
export function homeMomentOf({ tx, world, now }: Reading): HomeMoment {
  return { tx, catalogue: world.catalogue, now };
}

/** The home as this server knows it now. */
export async function pictureOf(reading: Reading, accountId: number): Promise<HomePicture> {
  const picture = await loadHomePicture(homeMomentOf(reading), accountId);
  const { operatorId } = reading.operator;
  return withNow(picture, reading.world.homesNow?.({ operatorId, accountId }) ?? new Map());
}

/** Refused where the contract shows no appliances. */
export async function refuseUnlessAppliances(
  reading: Reading,
  accountId: number,
): Promise<Result<null, Listed>> {
  const shows = await homeServiceOf(homeMomentOf(reading), accountId);
  if (shows === null) return no({ code: "home.no-service" });
  return shows === "house" ? no({ code: "home.house-only" }) : ok(null);
}

/** A refusal of a setting as the interface says it: which property, and what would be taken. */
export function problemOfSetting(refusal: CommandRefusal | SettingRefusal): Refusal {
  if (!("property" in refusal)) return { code: refusal.code };
  const { code, property: path } = refusal;
  if (code !== "home.out-of-range")
    return { code, fields: [{ path, message: "choose a value that the device offers" }] };
  const { least, most } = refusal;
  return { code, fields: [{ path, message: `choose from ${least ?? "…"} to ${most ?? "…"}` }] };
}
