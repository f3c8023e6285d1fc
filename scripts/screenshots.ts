/**
 * Draws every page of the portal over the demo town: `npm exec -- node scripts/screenshots.ts
 * [dir]`. Without a folder (or `-`), only the pictures of the README are renewed in `docs/images`:
 * three phones side by side, thrice, laid out by the browser itself, and an account on a desk.
 * The town lives in a temporary database with its homes alive, unless the address of a running
 * portal stands after the folder. The portal must be built (`npm run build:web`).
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startLiveHomes } from "../src/app/demo/home-live.ts";
import { DEMO_LOGINS } from "../src/app/demo/logins.ts";
import { seedDemo } from "../src/app/demo/seed.ts";
import { openHomes } from "../src/app/home/open-homes.ts";
import { createServer } from "../src/app/server/create-server.ts";
import { machineClock, readConfig, startDatabase } from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { openBrowser } from "../test/browser/browser.ts";
import { serveApp } from "../test/browser/serve.ts";

interface Shot {
  readonly name: string;
  readonly who: "keiko@example.jp" | "desk@example.jp" | null;
  readonly at: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

interface Look {
  readonly width: number;
  readonly language: "ja" | "en";
  readonly scheme: "light" | "dark";
}

const SHOTS: readonly Shot[] = [
  { name: "login", who: null, at: "/" },
  { name: "home", who: "keiko@example.jp", at: "/" },
  { name: "bills", who: "keiko@example.jp", at: "/bills" },
  { name: "bill", who: "keiko@example.jp", at: "/bills", prepare: openBill },
  { name: "use-day", who: "keiko@example.jp", at: "/use" },
  { name: "use-month", who: "keiko@example.jp", at: "/use?span=month" },
  { name: "use-year", who: "keiko@example.jp", at: "/use?span=year" },
  { name: "contracts", who: "keiko@example.jp", at: "/contracts" },
  { name: "apply", who: "keiko@example.jp", at: "/apply" },
  { name: "calendar", who: "keiko@example.jp", at: "/calendar" },
  {
    name: "cancel",
    who: "keiko@example.jp",
    at: "/contracts/E10001-fibre/leave",
    prepare: weighLeaving,
  },
  { name: "appliances", who: "keiko@example.jp", at: "/appliances", prepare: waitForLive },
  { name: "appliance", who: "keiko@example.jp", at: "/appliances", prepare: openAppliance },
  { name: "plans", who: "keiko@example.jp", at: "/appliances/plans" },
  { name: "gateway", who: "keiko@example.jp", at: "/appliances/gateway" },
  { name: "use-appliances", who: "keiko@example.jp", at: "/use?span=day&cut=appliance" },
  { name: "staff-search", who: "desk@example.jp", at: "/", prepare: search },
  { name: "account", who: "desk@example.jp", at: "/", prepare: openAccount },
];

const LOOKS: readonly Look[] = [320, 390, 1280].flatMap((width) => [
  { width, language: "ja", scheme: "light" } as const,
  { width, language: "en", scheme: "dark" } as const,
]);

/** The pictures of the README: three phones beside each other in each, an account on a desk. */
const PHONES = {
  "phones.png": ["home", "bill", "use-day"],
  "life.png": ["apply", "calendar", "cancel"],
  "home.png": ["appliances", "appliance", "use-appliances"],
} as const;
const PHONE: Look = { width: 390, language: "ja", scheme: "light" };
const DESK: Look = { width: 1280, language: "ja", scheme: "light" };
const README_FOLDER = "docs/images";

async function openBill(page: Page): Promise<void> {
  await page.locator("a.list-row").first().click();
  await page.locator(".line-head").nth(1).click();
}

async function weighLeaving(page: Page): Promise<void> {
  await page.locator("input[type=radio]").first().check();
  await page.locator("button[type=submit]").click();
  await page.locator(".money").waitFor();
}

async function waitForLiveMark(page: Page): Promise<void> {
  await page.locator('.live-mark[data-status="live"]').waitFor();
}

/** Power and rooms as the home tells them now. */
async function waitForLive(page: Page): Promise<void> {
  await waitForLiveMark(page);
  await page.locator(".now-power").waitFor();
}

async function openAppliance(page: Page): Promise<void> {
  await waitForLive(page);
  await page.locator(".device:has(.switch) .device-name").first().click();
  await page.locator(".device-title").waitFor();
  await waitForLiveMark(page);
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type("さとう");
  await page.locator(".found-row").first().waitFor();
}

async function openAccount(page: Page): Promise<void> {
  await search(page);
  await page.keyboard.press("Enter");
  await page.locator(".timeline").waitFor();
}

/** A page as it stands when everything has arrived. */
async function openShot(context: BrowserContext, shot: Shot): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${shot.name}: ${String(error)}`));
  await page.goto(shot.at);
  // A page that follows a home never has an idle network: what it shows is waited for.
  await page.locator("h1").first().waitFor();
  await shot.prepare?.(page);
  await page.locator(".bone").first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready.then(() => true)");
  return page;
}

async function draw(context: BrowserContext, shot: Shot, file: string): Promise<void> {
  const page = await openShot(context, shot);
  // A page as tall as its content keeps the bottom bar at the bottom of the picture.
  const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
  const { width } = page.viewportSize() ?? { width: 390 };
  await page.setViewportSize({ width, height: Math.max(height, 600) });
  await page.screenshot({ path: file });
  await page.close();
}

/** Three phones on paper, each as one holds it: the first screenful of a page. */
async function drawPhones(
  context: BrowserContext,
  file: keyof typeof PHONES,
  folder: string,
): Promise<void> {
  const shown: string[] = [];
  for (const name of PHONES[file]) {
    const page = await openShot(context, shotNamed(name));
    await page.setViewportSize({ width: PHONE.width, height: 880 });
    shown.push((await page.screenshot()).toString("base64"));
    await page.close();
  }
  const page = await context.newPage();
  await page.setViewportSize({ width: 1600, height: 1100 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; height: 1100px; background: #f3eee6; display: flex; gap: 64px;
      align-items: center; justify-content: center; }
    img { width: 430px; border-radius: 28px; border: 1px solid #d9d0c2;
      box-shadow: 0 18px 40px rgb(31 27 22 / 10%); }
  </style>${shown.map((png) => `<img src="data:image/png;base64,${png}" alt="">`).join("")}`);
  await page.screenshot({ path: path.join(folder, file), scale: "css" });
  await page.close();
}

async function drawReadme(
  browser: Browser,
  origin: string,
  cookies: ReadonlyMap<string, Cookies>,
): Promise<void> {
  mkdirSync(README_FOLDER, { recursive: true });
  const resident = cookies.get("keiko@example.jp") ?? [];
  const phone = await contextFor(browser, origin, PHONE, resident);
  await drawPhones(phone, "phones.png", README_FOLDER);
  await drawPhones(phone, "life.png", README_FOLDER);
  await drawPhones(phone, "home.png", README_FOLDER);
  await phone.close();
  const desk = await contextFor(browser, origin, DESK, cookies.get("desk@example.jp") ?? []);
  const page = await openShot(desk, shotNamed("account"));
  await page.setViewportSize({ width: DESK.width, height: 880 });
  await page.screenshot({ path: path.join(README_FOLDER, "account.png"), scale: "css" });
  await desk.close();
  console.log(`pictures of the README in ${README_FOLDER}`);
}

function shotNamed(name: string): Shot {
  const shot = SHOTS.find((each) => each.name === name);
  if (!shot) throw new Error(`no page is called ${name}`);
  return shot;
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Log in once per person: a browser that logs in for every picture is slowed down, rightly. */
async function logIn(browser: Browser, origin: string, who: string): Promise<Cookies> {
  const login = DEMO_LOGINS.find(({ loginId }) => loginId === who);
  if (!login) throw new Error(`the demo has no login ${who}`);
  const { loginId, password } = login;
  const context = await browser.newContext({ baseURL: origin });
  const answer = await context.request.post("/api/session", {
    data: { loginId, password },
    headers: { Origin: origin },
  });
  if (!answer.ok()) throw new Error(`${loginId} could not log in: ${await answer.text()}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

async function contextFor(
  browser: Browser,
  origin: string,
  { width, language, scheme }: Look,
  cookies: Cookies,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 844 },
    deviceScaleFactor: 2,
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  await context.addInitScript(`localStorage.setItem("engawa.language", "${language}")`);
  await context.addCookies(cookies);
  return context;
}

async function drawAll(origin: string, directory: string | undefined): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const browser = await openBrowser();
  stack.defer(() => browser.close());
  const cookies = new Map<string, Cookies>();
  for (const who of ["keiko@example.jp", "desk@example.jp"]) {
    cookies.set(who, await logIn(browser, origin, who));
  }
  if (directory === undefined) await drawReadme(browser, origin, cookies);
  else await drawPages(browser, origin, { cookies, directory });
}

async function drawPages(
  browser: Browser,
  origin: string,
  {
    cookies,
    directory,
  }: { readonly cookies: ReadonlyMap<string, Cookies>; readonly directory: string },
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  for (const shot of SHOTS) {
    for (const look of LOOKS) {
      const context = await contextFor(browser, origin, look, cookies.get(shot.who ?? "") ?? []);
      const name = `${shot.name}-${look.width}-${look.language}-${look.scheme}.png`;
      await draw(context, shot, path.join(directory, name));
      await context.close();
    }
  }
  console.log(`${SHOTS.length * LOOKS.length} pictures in ${directory}`);
}

/** The demo town in a temporary database, served as long as it is drawn. */
async function withTown(act: (origin: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), "engawa-pictures-"));
  const config = readConfig({ ENGAWA_DATA: data, ENGAWA_DB_PORT: "54931" });
  const database = await startDatabase(config.database);
  try {
    const catalogue = loadCatalogue("catalogue");
    await seedDemo(database, catalogue, { total: () => undefined, at: () => undefined });
    const pool = database.app;
    const homes = await openHomes({ pool, catalogue, report: console.error });
    const server = createServer({ pool, catalogue, clock: machineClock, config, homes });
    const served = await serveApp(server, homes);
    const living = await startLiveHomes({ pool, platform: served.origin });
    await act(served.origin);
    await living?.close();
    await served.close();
  } finally {
    await database.close();
    rmSync(data, { recursive: true, force: true });
  }
}

const [directory, origin] = process.argv.slice(2);
if (origin === undefined) await withTown((town) => drawAll(town, directory));
else await drawAll(origin, directory === "-" ? undefined : directory);
