import { mustBeInForce } from "../../terms/dated.ts";
import { marksOf } from "../../rating/priced.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, plain, row } from "./facts.ts";

/** Where to write and ask. */
export function contactRows({ asked, rule, clauses }: Facts): readonly DocumentRow[] {
  const entry = mustBeInForce(rule.rule.contact, asked.on, `${rule.id}/contact`);
  const { name, postal, address, email } = entry.at;
  const marks = marksOf(entry);
  const where = { ja: `〒${postal} ${address.ja}`, en: `〒${postal} ${address.en}` };
  return [
    row({ ja: "名称", en: "Name" }, name, clauses, marks),
    row({ ja: "住所", en: "Address" }, where, clauses, marks),
    ...(email === undefined
      ? []
      : [row({ ja: "電子メール", en: "E-mail" }, plain(email), clauses, marks)]),
  ];
}
