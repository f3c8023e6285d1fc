import type { Tx } from "../../platform/index.ts";
import { notify } from "./notify.ts";

/** A contract that could not be read, or whose act broke, while all others go on. */
export interface SetAside {
  readonly contract: string;
  readonly fault: string;
}

/**
 * Do one contract's part of a day inside the transaction. When it breaks, what it wrote is taken
 * back and the others go on; a database that is not well ends the whole run, which begins anew.
 */
export async function apart<T>(tx: Tx, part: () => Promise<T>): Promise<T | Error> {
  await tx.query("savepoint apart");
  try {
    const done = await part();
    await tx.query("release savepoint apart");
    return done;
  } catch (error) {
    if (!(error instanceof Error) || isOfTheDatabase(error)) throw error;
    await tx.query("rollback to savepoint apart");
    return error;
  }
}

/** Connections, resources, shutting down, and waiting in a circle: nothing of the contract's. */
const DATABASE = /^(08|40|53|55|57|58|XX)/;

function isOfTheDatabase(error: Error): boolean {
  return "code" in error && typeof error.code === "string" && DATABASE.test(error.code);
}

/** The staff is told of each contract once for each kind of fault. */
export async function reportSetAside(
  tx: Tx,
  at: string,
  aside: readonly SetAside[],
): Promise<number> {
  return notify(
    tx,
    at,
    aside.map(({ contract, fault }) => ({
      accountId: null,
      kind: "set-aside",
      contractId: contract,
      title: {
        ja: `契約 ${contract} の自動処理を見合わせています`,
        en: `Contract ${contract} is set aside by the daily job`,
      },
      body: {
        ja: `履歴を処理できません。ほかの契約の処理は続いています（${fault}）`,
        en: `Its history cannot be worked on; all others go on (${fault})`,
      },
      link: "",
      onceKey: `${contract}/set-aside/${fault}`,
    })),
  );
}

export function faultOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
