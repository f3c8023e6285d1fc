import { firstDay } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import type { Tx } from "../platform/index.ts";
import { numbers, texts } from "./columns.ts";
import { type BillLine, percentOf } from "./model.ts";

/** A line with the ids under which it is stored. */
export interface AddressedLine {
  readonly line: BillLine;
  readonly accountId: number;
  readonly billId: number;
  readonly position: number;
  readonly correctsBill: number | null;
}

/**
 * Days travel as integers, derivations as one JSON array: neither is quoted and parsed element by
 * element.
 */
const INSERT_LINES = `
  insert into bill_line (operator_id, account_id, bill_id, position, kind, contract, service, rule,
    item, month, period_from, period_until, amount, tax_kind, tax_percent, label_ja, label_en,
    clauses, marks, corrects_bill, corrects_position, derivation)
  select $1, account_id, bill_id, position, kind, contract, service, rule, item,
    date '1970-01-01' + month, date '1970-01-01' + period_from, date '1970-01-01' + period_until,
    amount, tax_kind, tax_percent, label_ja, label_en, string_to_array(clauses, ' '),
    string_to_array(marks, ' '), corrects_bill, corrects_position, derivation
  from rows from (
    unnest($2::integer[]), unnest($3::bigint[]), unnest($4::smallint[]), unnest($5::text[]),
    unnest($6::text[]), unnest($7::text[]), unnest($8::text[]), unnest($9::text[]),
    unnest($10::integer[]), unnest($11::integer[]), unnest($12::integer[]), unnest($13::numeric[]),
    unnest($14::text[]), unnest($15::smallint[]), unnest($16::text[]), unnest($17::text[]),
    unnest($18::text[]), unnest($19::text[]), unnest($20::bigint[]), unnest($21::smallint[]),
    json_array_elements($22::json)
  ) as l (account_id, bill_id, position, kind, contract, service, rule, item, month, period_from,
    period_until, amount, tax_kind, tax_percent, label_ja, label_en, clauses, marks, corrects_bill,
    corrects_position, derivation)`;

/** Write the lines of many bills in one statement. */
export async function insertLines(tx: Tx, lines: readonly AddressedLine[]): Promise<void> {
  const number = (of: (row: AddressedLine) => number | string | null) => numbers(lines.map(of));
  const text = (of: (line: BillLine) => string) => texts(lines.map(({ line }) => of(line)));
  await tx.query(INSERT_LINES, [
    tx.operatorId,
    number(({ accountId }) => accountId),
    number(({ billId }) => billId),
    number(({ position }) => position),
    text(({ kind }) => kind),
    text(({ contract }) => contract),
    text(({ service }) => service),
    text(({ rule }) => rule),
    text(({ item }) => item),
    number(({ line }) => firstDay(line.month)),
    number(({ line }) => line.period.from),
    number(({ line }) => line.period.until),
    number(({ line }) => toText(line.amount)),
    text(({ tax }) => tax.kind),
    number(({ line }) => percentOf(line.tax)),
    text(({ label }) => label.ja),
    text(({ label }) => label.en),
    text(({ clauses }) => clauses.join(" ")),
    text(({ marks }) => marks.join(" ")),
    number(({ correctsBill }) => correctsBill),
    number(({ line }) => line.corrects?.position ?? null),
    JSON.stringify(lines.map(({ line }) => line.why)),
  ]);
}
