import { expect } from "vitest";
import type { ActionPreview, StaffActionBody } from "../../../src/app/api/action.ts";
import type { ApplicationsBody } from "../../../src/app/api/application.ts";
import type { Bill } from "../../../src/app/api/bill.ts";
import { problemSchema } from "../../../src/app/api/fields.ts";
import { ROUTES } from "../../../src/app/api/routes.ts";
import { addDays, addToMonth, firstDay, formatDay, month } from "../../../src/kernel/day.ts";
import type { Answered, Browser } from "../../support/portal.ts";
import { browserOf, refusalOf } from "../../support/portal.ts";
import { readMonth } from "./measured.ts";
import { type StoryTown, storyTown } from "./town.ts";

export type Asked = StaffActionBody["action"];
export type Wanted = ApplicationsBody["applications"][number];

const WHY = "purpose=contract";

/** A household and the desk, each with a browser, and what was agreed so far by name. */
export interface Story {
  readonly town: StoryTown;
  readonly hanako: Browser;
  readonly desk: Browser;
  readonly colleague: Browser;
  readonly admin: Browser;
  readonly account: string;
  /** Contract numbers by the name that the story gives them. */
  readonly named: Map<string, string>;
}

const PERSON = {
  name: "縁側 花子",
  kana: "エンガワ ハナコ",
  phone: "03-1234-5678",
  email: "hanako@example.jp",
  postalCode: "154-0001",
  street: "東京都世田谷区池尻1-2-3",
  building: "",
  room: "",
  customer: "consumer",
  bornOn: "1985-05-05",
  payment: "direct-debit",
};

/** The desk opens an account, and the customer makes a login from the invitation. */
export async function openStory(opens: string): Promise<Story> {
  const town = await storyTown(opens);
  const desk = await browserOf(town.app, "desk@example.jp");
  const opened = await desk.post(`/api/staff/accounts?${WHY}`, PERSON, "open");
  const { account } = ROUTES.openAccount.answer.parse(opened.json);
  const invited = await desk.post(`/api/staff/accounts/${account}/invitation?${WHY}`, {});
  const { url } = ROUTES.invite.answer.parse(invited.json);
  const login = { email: "hanako@example.jp", password: "engawa-demo" };
  const made = await desk.post(`/api/registrations/${url.split("/").at(-1)}`, login);
  expect(made.status).toBe(200);
  const hanako = await browserOf(town.app, "hanako@example.jp");
  const colleague = await browserOf(town.app, "desk2@example.jp");
  const admin = await browserOf(town.app, "admin@example.jp");
  return { town, hanako, desk, colleague, admin, account, named: new Map() };
}

let keys = 0;
/** Each request of the story bears a key of its own. */
function nextKey(): string {
  keys += 1;
  return `story-${keys}`;
}

export function done<T>(answer: Answered, schema: { parse(json: unknown): T }): T {
  const { status, json } = answer;
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(json)}`);
  return schema.parse(json);
}

/** The administrator moves the clock; each day in between is lived. */
export async function moveTo({ admin }: Story, to: string): Promise<void> {
  const moved = done(await admin.post("/api/staff/clock", { to }), ROUTES.setClock.answer);
  expect(moved).toEqual({ today: to, own: true, livedThrough: to });
}

/** The machine is off until a day; then its jobs live the days that they missed. */
export async function sleepUntil({ town }: Story, to: string): Promise<void> {
  await town.wakeOn(to);
}

export function staffPath({ account }: Story, rest: string): string {
  return `/api/staff/accounts/${account}${rest}?${WHY}`;
}

function idOf({ named }: Story, name: string): string {
  const id = named.get(name);
  if (id === undefined) throw new Error(`the story names no contract ${name}`);
  return id;
}

/** What would be answered to an application, in few words. */
export async function wouldApply(story: Story, applications: readonly Wanted[]) {
  const { json } = await story.hanako.post("/api/applications/check", { applications });
  const { checks } = ROUTES.checkApplications.answer.parse(json);
  return checks.map(({ refused, money }) =>
    refused === null ? { once: money?.onceTotal, monthly: money?.monthlyTotal } : failedOf(refused),
  );
}

function failedOf({ code, failed }: NonNullable<ActionPreview["refused"]>) {
  return failed.length > 0 ? failed.map((each) => each.code) : [code];
}

/** Apply for real and be refused: the clauses. */
export async function refusedToApply({ hanako }: Story, applications: readonly Wanted[]) {
  const answer = await hanako.post("/api/applications", { applications }, nextKey());
  expect(answer.status).toBe(422);
  return problemSchema.parse(answer.json).refused?.clauses.map(({ id }) => id);
}

/** Apply, and keep the contracts under the story's names, in the order of the applications. */
export async function apply(
  story: Story,
  wanted: Readonly<Record<string, Wanted>>,
  by: "hanako" | "desk" = "hanako",
): Promise<void> {
  const applications = Object.values(wanted);
  const path = by === "hanako" ? "/api/applications" : staffPath(story, "/applications");
  const answer = await story[by].post(path, { applications }, nextKey());
  const { contracts } = done(answer, ROUTES.apply.answer);
  Object.keys(wanted).forEach((name, k) => story.named.set(name, contracts[k] ?? ""));
}

export interface Entry {
  /** An earlier day, for which the desk enters it with a reason. */
  readonly on?: string;
  readonly reason?: string;
}

type By = "hanako" | "desk";

function pathOf(story: Story, by: By, name: string, what: "preview" | "actions"): string {
  const own = `/contracts/${idOf(story, name)}/${what}`;
  return by === "hanako" ? `/api${own}` : staffPath(story, own);
}

/** What a yes would do; nothing is written. */
export async function preview(
  story: Story,
  by: By,
  name: string,
  action: Asked,
  entry: Entry = {},
): Promise<ActionPreview> {
  const answer = await story[by].post(pathOf(story, by, name, "preview"), { action, ...entry });
  return done(answer, ROUTES.previewAction.answer);
}

/** Carry it out as it was previewed; the preview is what is handed back. */
export async function act(
  story: Story,
  by: By,
  name: string,
  action: Asked,
  entry: Entry = {},
): Promise<ActionPreview> {
  const shown = await preview(story, by, name, action, entry);
  expect({ name, action, refused: shown.refused }).toEqual({ name, action, refused: null });
  const body = { action, seen: shown.seen, ...entry };
  const answer = await story[by].post(pathOf(story, by, name, "actions"), body, nextKey());
  const acted = done(answer, ROUTES.act.answer);
  expect(acted.waitsForApproval).toBe(shown.needsTwo);
  return shown;
}

/** What waits for a second person: refused to the one who asked, approved by a colleague. */
export async function approve({ desk, colleague }: Story): Promise<void> {
  const { approvals } = done(await colleague.get(`/api/staff/queues?${WHY}`), ROUTES.queues.answer);
  expect(approvals).toHaveLength(1);
  const path = `/api/staff/approvals/${approvals[0]?.request}/decision?${WHY}`;
  const yes = { decision: "approved" };
  expect(refusalOf(await desk.post(path, yes))).toEqual({ status: 403, code: "approval.own" });
  done(await colleague.post(path, yes), ROUTES.decideApproval.answer);
}

/** Refused, with the clauses: asked for real, so that it shows that nothing happens. */
export async function refused(story: Story, by: By, name: string, action: Asked) {
  const answer = await story[by].post(pathOf(story, by, name, "actions"), { action }, nextKey());
  const { status, code } = refusalOf(answer);
  const shown = await preview(story, by, name, action);
  expect({ status, code }).toEqual({ status: 422, code: shown.refused?.code });
  return { code, clauses: (shown.refused?.clauses ?? []).map(({ id }) => id) };
}

/** The money of a preview, as the story writes it down. */
export function moneyOf({ money }: ActionPreview) {
  return {
    once: (money?.once ?? []).map(
      ({ label, amount, billedIn }) => `${billedIn.slice(0, 7)} ${label.en}: ${amount}`,
    ),
    monthly: money?.monthlyTotal,
    from: money?.monthlyFrom ?? null,
  };
}

/** What ends with it: `2022-03-31 ecorepo-home`. */
export function followsOf({ follows }: ActionPreview): readonly string[] {
  const ends = follows.filter(({ what }) => what === "ends");
  return ends.map(({ on, service }) => `${on} ${service}`);
}

/** A document of a contract arrived on a day; the days to withdraw count from it. */
export async function received(story: Story, name: string, kind: string, by: By = "hanako") {
  const list = done(await story.hanako.get("/api/documents"), ROUTES.documents.answer);
  const row = list.documents.find((each) => {
    return each.contract === idOf(story, name) && each.kind === kind;
  });
  const rest = `/documents/${row?.id}/receipt`;
  const path = by === "hanako" ? `/api${rest}` : staffPath(story, rest);
  const view = done(await story[by].post(path, {}), ROUTES.receiveDocument.answer);
  return view.row.starts?.lastDay;
}

/** Events of a contract as `2021-04-17 started`, in the order in which they were recorded. */
export async function historyOf(story: Story, name: string): Promise<readonly string[]> {
  const rows = await story.town.inTown((tx) =>
    tx.query<{ on: string; type: string }>(
      `select on_day::text as on, type from contract_event
       where operator_id = $1 and contract_id = $2 order by position`,
      [tx.operatorId, idOf(story, name)],
    ),
  );
  return rows.map(({ on, type }) => `${on} ${type}`);
}

/** What the calendar lists of a contract: `2021-05-12 withdraw`. */
export async function calendarOf(story: Story, name: string): Promise<readonly string[]> {
  const { deadlines } = done(await story.hanako.get("/api/deadlines"), ROUTES.deadlines.answer);
  const own = deadlines.filter(({ contract }) => contract === idOf(story, name));
  return own.map(({ on, kind }) => `${on} ${kind}`);
}

/** Each step that was taken about a kind of deadline, on its day: `2021-05-09 told-3 told`. */
export async function stepsOf(story: Story, name: string, kind: string) {
  const rows = await story.town.inTown((tx) =>
    tx.query<{ said: string }>(
      `select concat_ws(' ', on_day::text, step, outcome) as said from deadline_step
       where operator_id = $1 and contract_id = $2 and split_part(deadline_id, '/', 2) = $3
       order by on_day, step`,
      [tx.operatorId, idOf(story, name), kind],
    ),
  );
  return rows.map(({ said }) => said);
}

/** When leaving is cheapest, as the resident is shown it: each stretch with what it costs. */
export async function cheapestLeaving(story: Story, name: string) {
  const path = `/api/contracts/${idOf(story, name)}/leaving`;
  const { best, steps } = done(await story.hanako.get(path), ROUTES.leaving.answer);
  return { best, steps: steps.map(({ from, until, amount }) => `${from} to ${until}: ${amount}`) };
}

/** Everything that was done because a deadline passed, whatever contract it was about. */
export async function everythingActed(story: Story): Promise<readonly string[]> {
  const names = new Map([...story.named].map(([name, id]) => [id, name]));
  const rows = await story.town.inTown((tx) =>
    tx.query<{ on: string; contract: string; kind: string; outcome: string }>(
      `select on_day::text as on, contract_id as contract, outcome,
         split_part(deadline_id, '/', 2) as kind from deadline_step
       where operator_id = $1 and step = 'acted' order by on_day, contract_id`,
      [tx.operatorId],
    ),
  );
  return rows.map(({ on, contract, kind, outcome }) => {
    return `${on} ${names.get(contract)} ${kind}: ${outcome}`;
  });
}

/** What the household was told in the portal, newest first. */
export async function toldOf({ hanako }: Story) {
  const answer = await hanako.get("/api/notifications");
  const { notifications } = done(answer, ROUTES.notifications.answer);
  return notifications.map(({ kind, title }) => ({ kind, en: title.en, ja: title.ja }));
}

/** A month is over: its readings arrive, and on the 5th after it is billed. */
export async function closeMonth(story: Story, of: string) {
  const fifth = formatDay(addDays(firstDay(addToMonth(month(of), 1)), 4));
  const { today } = done(await story.admin.get("/api/staff/clock"), ROUTES.clock.answer);
  if (today < fifth) await moveTo(story, fifth);
  await story.town.inTown((tx) => readMonth(tx, of));
  return billOf(story, of);
}

/** Bill a month on the 5th after it, verify what was issued, and read it as the resident does. */
export async function billOf(story: Story, of: string) {
  const report = await story.town.billMonth(of);
  expect({ of, held: report.held }).toEqual({ of, held: [] });
  const digits = of.replace("-", "");
  const number = (await billNumbers(story)).find((each) => each.split("-")[1] === digits);
  if (number === undefined) return { total: 0, lines: [] };
  const verdict = await story.town.verify(number);
  expect(verdict).toMatchObject({ findings: [] });
  const bill = await readBill(story, number);
  return { total: bill.total, lines: linesOf(bill) };
}

/** A bill by its number, as the resident reads it. */
export async function readBill({ hanako }: Story, number: string): Promise<Bill> {
  return done(await hanako.get(`/api/bills/${number}`), ROUTES.bill.answer);
}

/** The bills so far, newest first, as the resident finds them. */
export async function billNumbers({ hanako }: Story): Promise<readonly string[]> {
  const { bills } = done(await hanako.get("/api/bills"), ROUTES.bills.answer);
  return bills.map(({ number }) => number);
}

/** `2021-05 Kattobi Hikari Family 1G, monthly fee: 5720`; a correction names its month. */
function linesOf({ groups }: Bill): readonly string[] {
  return groups.flatMap(({ lines, addedTax }) => [
    ...lines.map(({ label, amount, correction }) => {
      const of = correction === null ? "" : ` (corrects ${correction.month})`;
      return `${label.en}: ${amount}${of}`;
    }),
    ...(addedTax === null ? [] : [`tax: ${addedTax}`]),
  ]);
}
