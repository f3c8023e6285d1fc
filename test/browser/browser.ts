import chromium from "@sparticuz/chromium";
import { type Browser, chromium as engine } from "playwright-core";

/** The browser of the package, or the one that CHROME_PATH names. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? (await chromium.executablePath());
  return engine.launch({
    executablePath,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
  });
}
