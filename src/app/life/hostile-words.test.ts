import { expect, test } from "vitest";
import { CATALOGUE, fibreRunningOut, town } from "../../../test/support/lived-town.ts";
import { datedOf, deadlinesOf } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { calendarText } from "./calendar.ts";
import { notify } from "./notify.ts";

const here = await town("hostile");
await here.setDay("2027-01-05");
const household = await here.settle("H-1", [fibreRunningOut("H-1-net")], "h@example.jp");
const NOW = "2027-01-05T01:00:00.000Z";

test("names and labels end no line of a calendar and begin no event of their own", () => {
  const span = { from: day("2027-01-01"), through: day("2027-12-31") };
  const [deadline] = deadlinesOf(
    datedOf(CATALOGUE, fibreRunningOut("H-1-net"), day("2027-01-05")),
    span,
  );
  if (!deadline) throw new Error("fibre that runs out has a deadline");
  const evil =
    "終了;X=1,\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:他人\r\nATTACH:http://evil.example";
  const text = calendarText({
    catalogue: CATALOGUE,
    entries: [
      { deadline: { ...deadline, label: { ja: evil, en: evil } }, changedAt: NOW, changes: 1 },
    ],
    name: "町\r\nX-EVIL:1\nX-EVIL:2",
    portal: "https://my.example.jp",
  });
  const lines = text.replaceAll("\r\n ", "").split(/\r\n|\n|\r/);
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  expect(lines.filter((line) => /^(X-EVIL|ATTACH)/.test(line))).toEqual([]);
});

test("an announcement ends no header of a letter", async () => {
  const evil = "工事\r\nBcc: all@example.jp\r\n\r\n<script>alert(1)</script>";
  await here.inTown((tx) =>
    notify(tx, NOW, [
      {
        accountId: household,
        kind: "announced",
        contractId: null,
        title: { ja: evil, en: evil },
        body: { ja: evil, en: evil },
        link: "/contracts",
        onceKey: "hostile",
      },
    ]),
  );
  const letters = await here.inTown((tx) =>
    tx.query<{ to: string; subject: string }>(
      "select to_address as to, subject from outbox_mail where once_key = 'hostile'",
    ),
  );
  expect(letters).toEqual([
    {
      to: "h@example.jp",
      subject: "【hostile】工事 Bcc: all@example.jp <script>alert(1)</script>",
    },
  ]);
});
