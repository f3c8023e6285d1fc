import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Hono } from "hono";
import { afterAll } from "vitest";
import { runBilling, type RunReport, storedSources } from "../../../src/billing/index.ts";
import { setLivedThrough } from "../../../src/contracts/index.ts";
import { verifyStored } from "../../../src/app/cli/verify-stored.ts";
import type { LivedDays } from "../../../src/app/life/live-days.ts";
import { liveEverywhere } from "../../../src/app/life/tasks.ts";
import { createServer } from "../../../src/app/server/create-server.ts";
import { addDays, day, formatMonth, type Month, month } from "../../../src/kernel/day.ts";
import {
  createOperator,
  hashPassword,
  loadOperator,
  machineClock,
  openMail,
  sendMails,
  setOperatorClock,
  type Tx,
  withOperator,
} from "../../../src/platform/index.ts";
import { loadCatalogue } from "../../../src/terms/load.ts";
import type { Verdict } from "../../../src/verifier/index.ts";
import { freshDatabase } from "../../support/postgres.ts";
import { priceMarket } from "./measured.ts";

const OURS = path.resolve(import.meta.dirname, "../../../catalogue");
const STAFF = ["desk", "desk2", "admin"] as const;
const PASSWORD = "engawa-demo";

/** An operator with three people at the desk, a mailbox of files, and a clock of its own. */
export interface StoryTown {
  readonly app: Hono;
  readonly operator: number;
  inTown<T>(action: (tx: Tx) => Promise<T>): Promise<T>;
  /** The machine was off up to this day: its jobs start, as they do at any start. */
  wakeOn(on: string): Promise<LivedDays | undefined>;
  /** The bills of a month, by the function that `engawa bill` uses. */
  billMonth(of: string): Promise<RunReport>;
  /** One stored bill or all of them, by the function that `engawa verify` uses. */
  verify(bill: string | null): Promise<Verdict | null>;
  /** Subjects of the letters that have left the house so far, oldest first. */
  mails(): Promise<readonly string[]>;
}

export async function storyTown(opens: string): Promise<StoryTown> {
  const database = await freshDatabase();
  const directory = mkdtempSync(path.join(tmpdir(), "engawa-story-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const terms = ownTerms(path.join(directory, "terms"));
  const catalogue = loadCatalogue(terms);
  const clockSetTo = `${opens}T01:00:00.000Z`;
  const named = { code: "story", name: "縁側くらしサービス", clockSetTo };
  const operator = await createOperator(database.owner, named);
  const inTown = <T>(action: (tx: Tx) => Promise<T>) =>
    withOperator(database.app, operator, action);
  await inTown((tx) => openDesk(tx, opens));
  await inTown((tx) => priceMarket(tx, "2021-04-01", "2024-09-01"));
  const http = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };
  const clock = machineClock;
  const app = createServer({ pool: database.app, catalogue, clock, config: { http } });
  const mailbox = path.join(directory, "mail");
  const sender = openMail({ kind: "mailbox", directory: mailbox, from: "post@example.jp" });
  const house = async () => {
    const found = await loadOperator(database.app, operator);
    if (!found) throw new Error("the operator is gone");
    return found;
  };
  return {
    app,
    operator,
    inTown,
    wakeOn: async (on) => {
      await setOperatorClock(database.app, operator, `${on}T01:00:00.000Z`);
      return (await liveEverywhere({ pool: database.app, catalogue })).get("story");
    },
    billMonth: async (of) =>
      runBilling({
        pool: database.app,
        operatorId: operator,
        month: month(of),
        asKnownAt: (await house()).clock.instant(),
        sources: storedSources(catalogue),
      }),
    verify: async (bill) => {
      const stored = { database, operator: await house(), catalogue };
      const progress = { total: () => undefined, at: () => undefined, stop: () => undefined };
      return verifyStored(stored, { bill, directory: terms }, progress);
    },
    mails: async () => {
      await sendMails({ pool: database.app, sender, clock, portal: null }, operator);
      return subjects(path.join(mailbox, String(operator)));
    },
  };
}

/**
 * The catalogue with this operator's own fuel averages: 47,200 in Tokyo each month, so that the
 * unit is (47,200 − 44,200) × 0.232 ÷ 1,000 = 0.696 → 0.70 yen a kWh (HH-12).
 */
function ownTerms(to: string): string {
  cpSync(OURS, to, { recursive: true });
  const file = path.join(to, "market/fuel-average.yaml");
  const [head = "", rest = ""] = readFileSync(file, "utf8").split("  months:\n");
  const months = range("2021-01", "2024-08").map((each) => `    ${each}: { tokyo: "47200" }\n`);
  const years = rest.split("\n").filter((line) => line < "    2024-09");
  const kept = rest.split("\n").filter((line) => !years.includes(line));
  writeFileSync(file, `${head}  months:\n${months.join("")}${kept.join("\n")}`);
  return to;
}

function range(from: string, through: string): readonly string[] {
  const [first, last] = [month(from), month(through)];
  return Array.from({ length: last - first + 1 }, (_, k) => formatMonth((first + k) as Month));
}

async function openDesk(tx: Tx, opens: string): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  for (const name of STAFF) {
    await tx.query(
      `insert into app_user (operator_id, kind, login_id, name, password_hash, account_id, role)
       values ($1, 'staff', $2, $3, $4, null, $5)`,
      [tx.operatorId, `${name}@example.jp`, name, hash, name === "admin" ? "admin" : "desk"],
    );
  }
  await setLivedThrough(tx, addDays(day(opens), -1));
}

function subjects(folder: string): readonly string[] {
  const files = readdirSync(folder).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return files.map((file) => subjectOf(readFileSync(path.join(folder, file), "utf8")));
}

/** The subject of a letter, put together from its encoded words. */
function subjectOf(letter: string): string {
  const header = /^Subject: ((?:.|\r\n[ \t])+?)\r\n(?![ \t])/m.exec(letter)?.[1] ?? "";
  const words = [...header.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)];
  const bytes = words.map(([, how, text = ""]) =>
    how === "B" || how === "b" ? Buffer.from(text, "base64") : quoted(text),
  );
  return words.length === 0 ? header : Buffer.concat(bytes).toString("utf8");
}

function quoted(text: string): Buffer {
  const plain = text.replaceAll("_", " ");
  const parts = plain.match(/=[0-9A-F]{2}|[^=]/gi) ?? [];
  return Buffer.from(
    parts.map((part) => {
      return part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0);
    }),
  );
}
