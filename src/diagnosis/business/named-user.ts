import { addDays, type Day } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { type Refused, refuse } from "./refused.ts";

/** Names of mailboxes that more than one person reads. */
const SHARED = new Set(
  (
    "info,sales,office,contact,support,mail,ml,all,staff,team,group,admin,account,accounts,help," +
    "eigyo,eigyou,soumu,somu,jimu,keiri,tenpo,shop,postmaster,webmaster,noreply,no-reply"
  ).split(","),
);

/**
 * A person to be named as a user (EN-10, 第30条第1項第24号): the address must not be one that several
 * people read. `info@example.jp`, `sales-team@example.jp` and `ml.solar@example.jp` are such.
 */
export function namedUser(email: string): Result<string, Refused> {
  const address = email.trim().normalize("NFKC").toLowerCase();
  const local = address.slice(0, address.lastIndexOf("@"));
  const words = local.split(/[._+-]/).map((word) => word.replace(/\d+$/, ""));
  if (!words.some((word) => SHARED.has(word)) && !SHARED.has(local)) return ok(address);
  return refuse({
    code: "diagnosis.shared-address",
    clauses: ["EN-10"],
    reason: {
      ja: "複数の人で使うメールアドレスは、利用者のIDにできません",
      en: "An address that several people read cannot be a user's id",
    },
    needed: { ja: "ご本人だけのアドレスを登録してください", en: "Write the person's own address" },
  });
}

const DAYS_TO_MEND = 30;

/**
 * Whether the operator may stop a user for a breach (EN-21, 第32条第2項第1号): thirty days after it,
 * not mended. Breach 2024-05-01: until 05-31 it may be mended, stopped from 06-01.
 */
export function mayStopUser(breachOn: Day, today: Day): Result<Day, Refused> {
  const lastDay = addDays(breachOn, DAYS_TO_MEND);
  if (today > lastDay) return ok(lastDay);
  return refuse({
    code: "diagnosis.breach-may-still-be-mended",
    clauses: ["EN-21"],
    reason: {
      ja: "違反の日から30日間は、是正を待ちます",
      en: "For thirty days from the breach it may still be mended",
    },
    days: { lastDay, earliest: addDays(lastDay, 1) },
  });
}
