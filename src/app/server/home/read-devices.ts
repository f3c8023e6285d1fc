import { no, ok, type Result } from "../../../kernel/result.ts";
import type { DevicesView } from "../../api/home-device.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { devicesView } from "./devices-view.ts";
import { pictureOf } from "./home-moment.ts";
import { priceNow } from "./price-now.ts";

/** The whole home as the resident sees it; refused where no contract shows one. */
export async function readDevices(
  reading: Reading,
  accountId: number,
): Promise<Result<DevicesView, Refusal>> {
  const picture = await pictureOf(reading, accountId);
  if (picture.shows === null) return no({ code: "home.no-service" });
  return ok(devicesView(picture, await priceNow(reading, accountId)));
}
