import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { SMTPServer } from "smtp-server";
import { describe, expect, test } from "vitest";
import { openMail } from "./mail.ts";
import { headerText, mailAddress } from "./mail-address.ts";

const MAIL = {
  operatorId: 3,
  mailId: 17,
  to: "hanako@example.jp",
  subject: "【縁】でんき：ご利用の最後の日",
  body: "縁側 花子 様\n\n期日：2027年1月31日",
  queuedAt: "2027-01-24T01:00:00.000Z",
} as const;
const FROM = "desk@example.jp";

interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server on the loopback that keeps what it is given. */
async function mailServer(): Promise<{ port: number; taken: Taken[]; close: () => Promise<void> }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        taken.push({ from, to, text: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port, taken, close };
}

describe("a letter", () => {
  test("goes to a mail server with its words and a name of its own", async () => {
    const server = await mailServer();
    const sender = openMail({ kind: "smtp", url: `smtp://127.0.0.1:${server.port}`, from: FROM });
    await sender.send(MAIL);
    sender.close();
    await server.close();
    const [letter] = server.taken;
    expect({ from: letter?.from, to: letter?.to }).toEqual({ from: FROM, to: [MAIL.to] });
    expect(letter?.text).toContain("Message-ID: <engawa-3-17@example.jp>");
    expect(letter?.text).toContain("Date: Sun, 24 Jan 2027 01:00:00 +0000");
    expect(letter?.text).toContain("Auto-Submitted: auto-generated");
    expect(wordsOf(letter?.text ?? "")).toContain("期日：2027年1月31日");
  });

  test("that a server does not take throws", async () => {
    const server = await mailServer();
    await server.close();
    const sender = openMail({ kind: "smtp", url: `smtp://127.0.0.1:${server.port}`, from: FROM });
    await expect(sender.send(MAIL)).rejects.toThrow(/ECONNREFUSED/);
    sender.close();
  });

  test("becomes one file in a mailbox, and sent again the same file", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "mailbox-"));
    const sender = openMail({ kind: "mailbox", directory, from: FROM });
    await sender.send(MAIL);
    await sender.send(MAIL);
    expect(readdirSync(path.join(directory, "3"))).toEqual(["17.eml"]);
    const text = readFileSync(path.join(directory, "3", "17.eml"), "utf8");
    expect(text).toContain("To: hanako@example.jp\r\n");
    expect(wordsOf(text)).toContain("縁側 花子 様");
  });

  test("to an address that carries another header is not sent", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "mailbox-"));
    const sender = openMail({ kind: "mailbox", directory, from: FROM });
    const to = "hanako@example.jp\r\nBcc: everybody@example.jp";
    await expect(sender.send({ ...MAIL, to })).rejects.toThrow("no plain mail address");
    expect(readdirSync(directory)).toEqual([]);
  });

  test("has no other headers than its own, whatever its subject says", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "mailbox-"));
    const sender = openMail({ kind: "mailbox", directory, from: FROM });
    await sender.send({ ...MAIL, subject: "x\r\nBcc: everybody@example.jp\r\n\r\nbody" });
    const text = readFileSync(path.join(directory, "3", "17.eml"), "utf8");
    const [head = ""] = text.split("\r\n\r\n");
    expect(head).not.toMatch(/^Bcc:/m);
    expect(head).toContain("Subject: x Bcc: everybody@example.jp body");
  });
});

describe("an address", () => {
  test.each([
    ["hanako@example.jp", "hanako@example.jp"],
    ["  hanako+bills@mail.example.jp ", "hanako+bills@mail.example.jp"],
    ["花子@example.jp", null],
    ["a@b.jp, c@d.jp", null],
    ["Hanako <a@b.jp>", null],
    ["a@b.jp\nBcc: c@d.jp", null],
    ["a@b.jp\u2028c", null],
    ["@b.jp", null],
    ["a@-", "a@-"],
    ["", null],
  ])("%j is %j", (text, expected) => {
    expect(mailAddress(text)).toBe(expected);
  });

  test("never carries a line break or a second address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const address = mailAddress(`${text}@example.jp`);
        return address === null || !/[\s,;<>"]/.test(address);
      }),
    );
  });

  test("text for a header is one line", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (text) => !/[\p{Cc}\u2028\u2029]/u.test(headerText(text)),
      ),
    );
  });
});

/** The text of a letter with one part, which is base64 where it is not plain letters. */
function wordsOf(text: string): string {
  const body = text.slice(text.indexOf("\r\n\r\n") + 4);
  return Buffer.from(body, "base64").toString("utf8");
}
