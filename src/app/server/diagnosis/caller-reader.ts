import { refusalOfAsker } from "../../../diagnosis/business/may-diagnose.ts";
import type { KeyRow } from "../../../diagnosis/store-keys.ts";
import { no } from "../../../kernel/result.ts";
import { reading, type World } from "../reads/world.ts";
import { insideOf, insideReader, type InsideReader, refusalBy } from "./contractor-reader.ts";

/** A person inside, or a program, which sees all of its contractor's customers. */
export function callerReader(world: World, program: KeyRow | null): InsideReader {
  if (program === null) return insideReader(world);
  return (session, read) =>
    reading(world, session, async (at) => {
      const inside = insideOf(at, session, program.accountId);
      if (program.revokedAt === null) return read(inside);
      const asker = { kind: "key", revoked: true, used: 0, monthly: null } as const;
      const fault = refusalOfAsker(asker);
      return fault ? no(refusalBy(fault.refusal, world.catalogue)) : read(inside);
    });
}
