import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Name and flags of the session cookie. `__Host-` ties it to this host and to https. */
export function sessionCookie(isHttps: boolean) {
  return {
    name: isHttps ? "__Host-engawa" : "engawa",
    options: { path: "/", httpOnly: true, sameSite: "Lax", secure: isHttps },
  } as const;
}

export type OriginRefusal = { readonly code: "http.other-origin"; readonly origin: string };

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something: it must come from our own pages. Browsers say so in
 * `Sec-Fetch-Site`, older ones in `Origin`; a request that changes something and says neither is
 * refused.
 */
export function refuseOtherOrigin({
  method,
  headers,
  origin,
}: {
  method: string;
  headers: Headers;
  origin: string;
}): OriginRefusal | null {
  if (SAFE_METHODS.has(method.toUpperCase())) return null;
  const site = headers.get("sec-fetch-site");
  const from = headers.get("origin");
  const isOwn = site !== null ? site === "same-origin" : from === origin;
  return isOwn ? null : { code: "http.other-origin", origin: from ?? site ?? "unknown" };
}

/**
 * Answer 403 to changes that other sites' pages ask for. `origin` is our own, such as
 * `https://example.jp`.
 */
export function sameOriginOnly(origin: (url: string) => string): MiddlewareHandler {
  return async (context, next) => {
    const { method, url, raw } = context.req;
    const refusal = refuseOtherOrigin({ method, headers: raw.headers, origin: origin(url) });
    if (refusal) return context.json(refusal, 403);
    return next();
  };
}

/** Headers of every answer: nothing inline, nothing from elsewhere, no frame around us. */
export function securityHeaders({ isHttps }: { isHttps: boolean }): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "same-origin",
    strictTransportSecurity: isHttps ? "max-age=31536000; includeSubDomains" : false,
    // A technician may let the own phone say where it is; other sites' pages never.
    permissionsPolicy: { camera: [], geolocation: ["self"], microphone: [] },
    xFrameOptions: "DENY",
  });
}
