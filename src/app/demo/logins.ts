import { hashPassword, type Tx } from "../../platform/index.ts";
import type { DemoHousehold } from "./households.ts";

/**
 * A login of the demo, as `engawa start` prints it. The password is no secret: the town is
 * invented.
 */
export interface DemoLogin {
  readonly loginId: string;
  readonly password: string;
  readonly name: string;
  readonly role: "resident" | "diagnosis" | "desk" | "billing" | "admin" | "technician";
  /** Index of the household whose bills the resident sees. */
  readonly household?: number;
}

export const DEMO_PASSWORD = "engawa-demo";

export const DEMO_LOGINS: readonly DemoLogin[] = [
  resident("keiko@example.jp", "佐藤 恵子", 0),
  resident("seiichiro@example.jp", "髙橋 誠一郎", 1),
  resident("miwa@example.jp", "山﨑 美和", 2),
  resident("ichiro@example.jp", "鈴木 一郎", 4),
  resident("bankin@example.jp", "有限会社勅使河原板金工業縁ヶ浜第二作業所", 3),
  resident("cafe@example.jp", "株式会社潮見カフェ", 9),
  resident("ryo@example.jp", "佐々木 亮", 17),
  resident("hitomi@example.jp", "斎藤 瞳", 22),
  resident("fumio@example.jp", "石川 文夫", 30),
  resident("kanri@example.jp", "若葉坂レジデンス管理組合", 15),
  resident("partner@example.jp", "㈱縁ヶ浜エコ住設", 16),
  { loginId: "desk@example.jp", password: DEMO_PASSWORD, name: "窓口 花", role: "desk" },
  // Money by hand needs two: what one of them asks for, the other decides.
  { loginId: "desk2@example.jp", password: DEMO_PASSWORD, name: "窓口 葵", role: "desk" },
  { loginId: "billing@example.jp", password: DEMO_PASSWORD, name: "経理 誠", role: "billing" },
  { loginId: "admin@example.jp", password: DEMO_PASSWORD, name: "管理 縁", role: "admin" },
];

/** Persons whom the dealer named for the diagnosis: one of its own, one of its agency. */
export const DEALER_LOGINS: readonly DemoLogin[] = [
  diagnosing("sakura@example.jp", "営業 さくら"),
  diagnosing("tsubame@example.jp", "取次 つばめ"),
];

/** The first two of those who go out. */
export const TECHNICIAN_LOGINS: readonly DemoLogin[] = [
  goingOut("technician@example.jp", "浜野 拓"),
  goingOut("technician2@example.jp", "岸本 亮介"),
];

function goingOut(loginId: string, name: string): DemoLogin {
  return { loginId, password: DEMO_PASSWORD, name, role: "technician" };
}

function diagnosing(loginId: string, name: string): DemoLogin {
  return { loginId, password: DEMO_PASSWORD, name, role: "diagnosis" };
}

function resident(loginId: string, name: string, household: number): DemoLogin {
  return { loginId, password: DEMO_PASSWORD, name, role: "resident", household };
}

export async function insertLogins(
  tx: Tx,
  households: readonly DemoHousehold[],
  accountIds: ReadonlyMap<string, number>,
): Promise<void> {
  const hashes = await Promise.all(DEMO_LOGINS.map(({ password }) => hashPassword(password)));
  const accounts = DEMO_LOGINS.map(({ household }) => {
    const number = household === undefined ? undefined : households[household]?.number;
    return number === undefined ? null : (accountIds.get(number) ?? null);
  });
  await tx.query(
    `insert into app_user (operator_id, kind, login_id, name, password_hash, account_id, role)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[],
       $7::text[])`,
    [
      tx.operatorId,
      DEMO_LOGINS.map(({ role }) => (role === "resident" ? "resident" : "staff")),
      DEMO_LOGINS.map(({ loginId }) => loginId),
      DEMO_LOGINS.map(({ name }) => name),
      hashes,
      accounts,
      DEMO_LOGINS.map(({ role }) => role),
    ],
  );
}
