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
      http: { host: "127.0.0.1", port: 3000, publicUrl: null, trustProxy: false },
    });
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
