import { expect, test } from "vitest";
import { howToAnswer } from "../../../web/callout/field/worker/how-to-answer.ts";

const own = { origin: "https://engawa.example", files: new Set(["/assets/field-1.js"]) };
const asked = { method: "GET", mode: "cors", origin: own.origin, pathname: "/" };

test.each([
  [{ mode: "navigate", pathname: "/field" }, "page"],
  [{ mode: "navigate", pathname: "/field/KT-1" }, "page"],
  [{ mode: "navigate", pathname: "/fields" }, "pass"],
  [{ mode: "navigate", pathname: "/bills" }, "pass"],
  [{ pathname: "/assets/field-1.js" }, "file"],
  [{ pathname: "/assets/field-2.js" }, "pass"],
  [{ pathname: "/assets/noto-sans-jp-3.woff2" }, "type"],
  [{ pathname: "/api/field/photos/1" }, "picture"],
  [{ pathname: "/api/field/photos/1", method: "POST" }, "pass"],
  [{ pathname: "/api/field/day" }, "pass"],
  [{ pathname: "/api/session" }, "pass"],
  [{ pathname: "/assets/field-1.js", origin: "https://elsewhere.example" }, "pass"],
] as const)("the worker answers %o by: %s", (request, how) => {
  expect(howToAnswer({ ...asked, ...request }, own)).toBe(how);
});
