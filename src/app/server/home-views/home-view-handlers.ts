import type { Handlers } from "../handler.ts";
import { ownReader, staffReader } from "../readers.ts";
import type { World } from "../reads/world.ts";
import { readBuilding } from "./read-building.ts";
import { readBuildingCsv } from "./read-building-csv.ts";
import { readCsv } from "./read-csv.ts";
import { readHeat } from "./read-heat.ts";
import { readNow } from "./read-now.ts";
import { readParts } from "./read-parts.ts";
import { changeSimilar, readSimilar } from "./read-similar.ts";

/** What a home used and what a building did: the resident's own, and an account's for a purpose. */
export function homeViewHandlers(world: World) {
  return { ...residentHandlers(world), ...staffHandlers(world) };
}

function residentHandlers(world: World) {
  const own = ownReader(world);
  return {
    useParts: ({ session, query }) =>
      own(session, (at, { accountId }) => readParts(at, accountId, query)),
    useHeat: ({ session, query }) =>
      own(session, (at, { accountId }) => readHeat(at, accountId, query)),
    useNow: ({ session }) => own(session, (at, { accountId }) => readNow(at, accountId)),
    useSimilar: ({ session }) => own(session, (at, { accountId }) => readSimilar(at, accountId)),
    changeSimilar: ({ session, body }) =>
      own(session, (at, { accountId }) => changeSimilar(at, accountId, body)),
    useCsv: ({ session, query }) =>
      own(session, (at, { accountId }) => readCsv(at, accountId, query)),
    buildingCsv: ({ session, query }) =>
      own(session, (at, { accountId }) => readBuildingCsv(at, accountId, query)),
    building: ({ session, query }) =>
      own(session, (at, { accountId }) => readBuilding(at, accountId, query)),
  } satisfies Partial<Handlers>;
}

function staffHandlers(world: World) {
  const staff = staffReader(world);
  return {
    accountUseParts: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "use.read", purpose, number }, (at, { accountId }) =>
        readParts(at, accountId, asked),
      ),
    accountUseHeat: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "use.read", purpose, number }, (at, { accountId }) =>
        readHeat(at, accountId, asked),
      ),
    accountUseNow: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "use.read", purpose, number }, (at, { accountId }) =>
        readNow(at, accountId),
      ),
    accountUseCsv: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "use.export", purpose, number }, (at, { accountId }) =>
        readCsv(at, accountId, asked),
      ),
    accountBuildingCsv: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "building.export", purpose, number }, (at, { accountId }) =>
        readBuildingCsv(at, accountId, asked),
      ),
    accountBuilding: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "building.read", purpose, number }, (at, { accountId }) =>
        readBuilding(at, accountId, asked),
      ),
  } satisfies Partial<Handlers>;
}
