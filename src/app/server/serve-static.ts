import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Context } from "hono";
import { refuse } from "./mount-routes.ts";

/** The built portal: the folder that `npm run build:web` writes. */
export interface StaticFiles {
  readonly directory: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
};

/**
 * Files by name; every other address is the portal's own page, which finds its way in the browser.
 * Names under `assets/` carry a hash and may be kept for ever; the page itself is asked for anew
 * each time.
 */
export function serveStatic({ directory }: StaticFiles) {
  return async (context: Context): Promise<Response> => {
    const asked = decodeSafely(context.req.path);
    const inside = path.join(directory, path.normalize(`/${asked}`));
    const extension = path.extname(inside);
    const type = TYPES[extension];
    if (type !== undefined && extension !== ".html") {
      const bytes = await readFile(inside).catch(() => null);
      if (bytes === null) return refuse(context, { code: "http.not-found" });
      const hashed = asked.startsWith("/assets/");
      return context.body(new Uint8Array(bytes), 200, {
        "Content-Type": type,
        "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
      });
    }
    const page = await readFile(path.join(directory, "index.html")).catch(() => null);
    if (page === null)
      return context.text("The portal is not built: run `npm run build:web`.", 503);
    return context.body(new Uint8Array(page), 200, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-cache",
    });
  };
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "/";
  }
}
