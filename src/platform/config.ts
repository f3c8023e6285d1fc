import path from "node:path";
import { z } from "zod";
import { mailAddress } from "./mail-address.ts";

const portField = z
  .string()
  .regex(/^\d{1,5}$/, "write a port number such as 3000")
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, "a port lies between 1 and 65535");
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "write postgres://user:password@host:port/database");
const yesNo = z
  .enum(["0", "1", "false", "true"])
  .transform((text) => text === "1" || text === "true");

const environmentSchema = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  ENGAWA_DATA: z.string().min(1).default("data"),
  ENGAWA_DB_PORT: portField.optional(),
  ENGAWA_DB_CONNECTIONS: z
    .string()
    .regex(/^\d{1,3}$/, "write a count")
    .transform(Number)
    .default(10),
  PORT: portField.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  ENGAWA_PUBLIC_URL: z.url().optional(),
  ENGAWA_TRUST_PROXY: yesNo.default(false),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "write smtp://user:password@host:port or smtps://…")
    // Named here, because what fails on it later would print it with its password.
    .refine(isReadableUrl, "its port or an escape (%40) in it cannot be read")
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => mailAddress(text) !== null, "write an address such as desk@example.jp")
    .default("no-reply@localhost.localdomain"),
});

function isReadableUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return [url.username, url.password].every((part) => !/%(?![0-9A-Fa-f]{2})/.test(part));
}

/** Where the database is. */
export type DatabaseConfig =
  | {
      readonly kind: "external";
      /** Connects as the role that owns the tables. */
      readonly url: string;
      /** Connects as `engawa_app`; null derives a password and sets it. */
      readonly appUrl: string | null;
      readonly connections: number;
    }
  | {
      readonly kind: "embedded";
      /** Holds `postgres/`, the log and the passwords. */
      readonly directory: string;
      readonly port: number;
      readonly connections: number;
    };

/** How mail leaves: to a server, or into files that somebody may read (the default). */
export type MailConfig =
  | { readonly kind: "smtp"; readonly url: string; readonly from: string }
  | { readonly kind: "mailbox"; readonly directory: string; readonly from: string };

export interface Config {
  readonly database: DatabaseConfig;
  readonly mail: MailConfig;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** As browsers see it; decides same-origin checks and the Secure flag. */
    readonly publicUrl: string | null;
    /** Believe `X-Forwarded-For` and `X-Forwarded-Proto`: only behind a proxy that sets them. */
    readonly trustProxy: boolean;
  };
}

/**
 * Settings as they stand in the environment are wrong; the message names each variable and what it
 * would accept.
 */
export class ConfigError extends Error {}

export const DEFAULT_DB_PORT = 54_329;

/** Read the settings, all faults at once. Throws a `ConfigError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path: [name], message }) => `  ${String(name)}: ${message}`,
    );
    throw new ConfigError(
      `The environment has settings that cannot be used:\n${faults.join("\n")}`,
    );
  }
  const {
    DATABASE_URL: url,
    DATABASE_APP_URL: appUrl,
    ENGAWA_DB_CONNECTIONS: connections,
    ...rest
  } = parsed.data;
  const database: DatabaseConfig =
    url !== undefined
      ? { kind: "external", url, appUrl: appUrl ?? null, connections }
      : {
          kind: "embedded",
          directory: path.resolve(rest.ENGAWA_DATA),
          port: rest.ENGAWA_DB_PORT ?? DEFAULT_DB_PORT,
          connections,
        };
  const http = {
    host: rest.HOST,
    port: rest.PORT,
    publicUrl: rest.ENGAWA_PUBLIC_URL ?? null,
    trustProxy: rest.ENGAWA_TRUST_PROXY,
  };
  const from = rest.MAIL_FROM;
  const mail: MailConfig =
    rest.SMTP_URL === undefined
      ? { kind: "mailbox", directory: path.resolve(rest.ENGAWA_DATA, "mailbox"), from }
      : { kind: "smtp", url: rest.SMTP_URL, from };
  return { database, http, mail };
}
