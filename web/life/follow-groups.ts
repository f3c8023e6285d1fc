import type { ActionPreview } from "../../src/app/api/action.ts";

type Follow = ActionPreview["follows"][number];

/** What happens alike to several contracts: said once, with all of them named. */
export interface FollowGroup extends Omit<Follow, "contract"> {
  readonly contracts: readonly string[];
}

/** A building's end ends each dwelling's contract in the same words: one row, and how many. */
export function followGroups(follows: readonly Follow[]): readonly FollowGroup[] {
  const groups = new Map<string, FollowGroup>();
  for (const { contract, ...follow } of follows) {
    const key = `${follow.what} ${follow.on} ${follow.service} ${follow.label.ja}`;
    const contracts = groups.get(key)?.contracts ?? [];
    groups.set(key, { ...follow, contracts: [...contracts, contract] });
  }
  return [...groups.values()];
}
