import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { refuseOtherOrigin, sameOriginOnly, securityHeaders } from "./http.ts";

const origin = "https://example.jp";

describe("a change asked for", () => {
  const rows: readonly [string, Record<string, string>, string, boolean][] = [
    ["by our own page", { "sec-fetch-site": "same-origin" }, "POST", true],
    [
      "by another site",
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      "POST",
      false,
    ],
    ["by a neighbour under the same site", { "sec-fetch-site": "same-site" }, "DELETE", false],
    ["by an older browser on our page", { origin }, "PUT", true],
    ["by an older browser elsewhere", { origin: "https://evil.example" }, "POST", false],
    ["by something that says nothing", {}, "POST", false],
    ["by another site, but only reading", { "sec-fetch-site": "cross-site" }, "GET", true],
  ];
  test.each(rows)("%s", (_, headers, method, allowed) => {
    const refusal = refuseOtherOrigin({ method, headers: new Headers(headers), origin });
    expect(refusal === null).toBe(allowed);
  });
});

test("answers carry a policy without anything inline", async () => {
  const app = new Hono()
    .use(securityHeaders({ isHttps: true }))
    .get("/", (context) => context.text("ok"));
  const { headers } = await app.request("/");
  expect(headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(headers.get("content-security-policy")).not.toContain("unsafe-inline");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
});

test("the middleware answers 403 to another site's change", async () => {
  const app = new Hono()
    .use(sameOriginOnly(() => origin))
    .post("/", (context) => context.text("done"));
  const answer = await app.request("/", {
    method: "POST",
    headers: { origin: "https://evil.example" },
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({
    code: "http.other-origin",
    origin: "https://evil.example",
  });
});
