import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, DEFAULT_DB_PORT, readConfig } from "./config.ts";

describe("settings", () => {
  test("left out give an embedded Postgres in ./data and a portal on localhost", () => {
    expect(readConfig({})).toEqual({
      database: {
        kind: "embedded",
        directory: path.resolve("data"),
        port: DEFAULT_DB_PORT,
        connections: 10,
      },
      mail: {
        kind: "mailbox",
        directory: path.resolve("data/mailbox"),
        from: "no-reply@localhost.localdomain",
      },
      http: { host: "127.0.0.1", port: 3000, publicUrl: null, trustProxy: false },
    });
  });

  test("with SMTP_URL send mail to that server, from MAIL_FROM", () => {
    const SMTP_URL = "smtps://desk:secret@mail.example.jp";
    const { mail } = readConfig({ SMTP_URL, MAIL_FROM: "desk@example.jp" });
    expect(mail).toEqual({ kind: "smtp", url: SMTP_URL, from: "desk@example.jp" });
  });

  test.each(["smtp://desk:SECRET@mail.example.jp:99999", "smtp://desk:%zzSECRET@mail.example.jp"])(
    "of a mail server that cannot be read are refused without their password: %s",
    (SMTP_URL) => {
      expect(() => readConfig({ SMTP_URL })).toThrow("SMTP_URL: its port");
      expect(() => readConfig({ SMTP_URL })).not.toThrow("SECRET");
    },
  );

  test("of mail that could smuggle in another header are refused", () => {
    expect(() => readConfig({ MAIL_FROM: "desk@example.jp\r\nBcc: x@example.jp" })).toThrow(
      /MAIL_FROM: write an address such as desk@example.jp/,
    );
    expect(() => readConfig({ SMTP_URL: "http://mail.example.jp" })).toThrow(
      /SMTP_URL: write smtp/,
    );
  });

  test("with DATABASE_URL use that Postgres", () => {
    const url = "postgres://engawa:secret@db.example.jp:5432/engawa";
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({
      kind: "external",
      url,
      appUrl: null,
      connections: 10,
    });
  });

  test("that are empty count as left out", () => {
    expect(readConfig({ DATABASE_URL: "", PORT: "" })).toEqual(readConfig({}));
  });

  test("that are wrong are all named at once, with what would be accepted", () => {
    const wrong = { PORT: "many", ENGAWA_DB_PORT: "70000", DATABASE_URL: "mysql://x" };
    const read = () => readConfig(wrong);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT: write a port number such as 3000/);
    expect(read).toThrow(/ENGAWA_DB_PORT: a port lies between 1 and 65535/);
    expect(read).toThrow(/DATABASE_URL: write postgres:/);
  });
});
