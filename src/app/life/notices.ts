import {
  type Acted,
  type ContractEvent,
  eventWord,
  isEventType,
  spoken,
} from "../../contracts/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import { serviceName } from "../../terms/service-name.ts";
import { namesOf } from "../names-in-terms.ts";
import type { Notification } from "./notify.ts";

/** Papers and grounds as the terms of the service name them. */
type Names = ReturnType<typeof namesOf>;

/** Events that the household is told of, with what is said besides the name of the service. */
type Told = { readonly title: Label; readonly body: Label };

/** Word to every household whose contract was touched, one for each event that it should know. */
export function noticesOf(
  { decided, household, accountOf }: Acted,
  catalogue: Catalogue,
): readonly Notification[] {
  if (decided === null) return [];
  const before = [...household.contracts, ...household.tied];
  const services = new Map(
    [...before.map(({ id, service }) => ({ contract: id, service })), ...decided.opens].map(
      ({ contract, service }) => [contract, service] as const,
    ),
  );
  const places = new Map(before.map(({ id, history }) => [id, history.length]));
  return decided.events.flatMap(({ contract, event }) => {
    const position = places.get(contract) ?? 0;
    places.set(contract, position + 1);
    const accountId = accountOf.get(contract);
    const service = services.get(contract) ?? "";
    const told = toldOf(event, namesOf(catalogue, service));
    if (accountId === undefined || told === null) return [];
    return [
      {
        accountId,
        kind: event.type,
        contractId: contract,
        ...named(told, serviceName(catalogue, service)),
        link: event.type === "document-issued" ? "/documents" : "/contracts",
        onceKey: `${contract}/${position}`,
      },
    ];
  });
}

function named({ title, body }: Told, { ja, en }: Label): Told {
  const put = (label: Label): Label => ({
    ja: label.ja.replace("{}", ja),
    en: label.en.replace("{}", en),
  });
  return { title: put(title), body: put(body) };
}

function told(title: Label, body: Label = title): Told {
  return { title, body };
}

function said(ja: string, en: string): Label {
  return { ja, en };
}

const AS_BEFORE = said(
  "お申し出いただいた解約は取りやめとなり、これまでどおりご利用いただけます。",
  "You do not leave, and everything stays as it was.",
);

function toldOf(event: ContractEvent, names: Names): Told | null {
  switch (event.type) {
    case "applied":
      return told(
        said("{}のお申し込みを受け付けました", "Your application for {} was received"),
        said("内容を確認のうえ、結果をお知らせします。", "We look at it and tell you the result."),
      );
    case "accepted":
      return told(
        said("{}のお申し込みを承諾しました", "Your application for {} was accepted"),
        said(
          "これからの予定は、契約のページと期限カレンダーでご覧いただけます。",
          "What comes next stands on the contract's page and in the calendar.",
        ),
      );
    case "refused":
      return told(
        said("{}のお申し込みをお受けできませんでした", "We could not accept {}"),
        said("理由は契約のページでご覧いただけます。", "The reason is on the contract's page."),
      );
    case "withdrawn":
      return told(said("{}の撤回・解除を受け付けました", "Your withdrawal from {} was received"));
    case "restored":
      return told(
        said("{}の停止を解除しました", "{} was restored"),
        said("これまでどおりご利用いただけます。", "You can use it as before."),
      );
    case "objected-to-renewal":
      return told(
        said("{}を更新しないお申し出を受け付けました", "{} will not be renewed"),
        said(
          "契約期間の最後の日で終了します。その日は期限カレンダーでご覧いただけます。",
          "It ends with its term: the day stands in the calendar.",
        ),
      );
    case "document-issued":
      return event.form === "electronic" ? ofDocument(names.document(event.document)) : null;
    case "retracted":
      return takenBack(event);
    default:
      return onADay(event) ?? onAGround(event, names);
  }
}

/** What happens on a day, and is said with it. */
function onADay(event: ContractEvent): Told | null {
  switch (event.type) {
    case "start-notified":
      return dated(event.startsOn, "{}は{on}に始まります", "{} starts on {on}");
    case "started":
      return dated(event.on, "{}のご利用が{on}に始まりました", "{} started on {on}");
    case "ended":
      return dated(
        event.on,
        "{}をご利用いただける最後の日は{on}です",
        "{on} is the last day of {}",
      );
    case "item-changed":
      return dated(event.on, "{}の品目が{on}から変わります", "Your item of {} changes on {on}");
    case "paused":
      return dated(event.on, "{}を{on}から一時停止します", "{} is paused from {on}");
    case "resumed":
      return dated(event.on, "{}を{on}から再開します", "{} resumes on {on}");
    case "holder-changed":
      return dated(event.on, "{}の名義が{on}に変わります", "The holder of {} changes on {on}");
    default:
      return null;
  }
}

/** What the operator does on a ground, which is said as the reason. */
function onAGround(event: ContractEvent, names: Names): Told | null {
  switch (event.type) {
    case "suspended":
      return {
        ...dated(event.on, "{}を{on}から停止しています", "{} is suspended from {on}"),
        body: reasonOf(names.ground(event.ground)),
      };
    case "end-noticed":
      return {
        ...dated(event.endsOn, "{}の契約解除のお知らせ（{on}）", "{} will be ended on {on}"),
        body: reasonOf(names.ground(event.ground)),
      };
    case "told":
      return { title: toldByOperator(event.what), body: reasonOf(names.ground(event.ground)) };
    default:
      return null;
  }
}

function ofDocument({ ja, en }: Label): Told {
  return told(
    said(`{}：${ja}をお渡ししました`, `{}: ${en} was given to you`),
    said("書類のページでご確認ください。", "Please look at the page of documents."),
  );
}

/** A notice that is taken back says so once: the end that goes with it says nothing. */
function takenBack({ fact, factOn }: Extract<ContractEvent, { type: "retracted" }>): Told | null {
  if (fact === "ended") return null;
  if (fact === "notice-given") {
    return told(said("{}の解約を取りやめました", "You stay with {}"), AS_BEFORE);
  }
  const day = spoken(factOn);
  const what = isEventType(fact) ? eventWord(fact) : said("記録", "record");
  return told(
    said("{}の記録を一部取り消しました", "A record of {} was taken back"),
    said(
      `${day.ja}の「${what.ja}」の記録を取り消しました。`,
      `The record of ${day.en} (${what.en}) was taken back.`,
    ),
  );
}

function reasonOf({ ja, en }: Label): Label {
  return said(`理由：${ja}`, `Reason: ${en}`);
}

function dated(day: ContractEvent["on"], ja: string, en: string): Told {
  const on = spoken(day);
  return told(said(ja.replace("{on}", on.ja), en.replace("{on}", on.en)));
}

function toldByOperator(what: "notice" | "warning" | "demand"): Label {
  switch (what) {
    case "notice":
      return said("{}の停止についてのお知らせ", "Notice: {} may be suspended");
    case "warning":
      return said("{}のご利用についての警告", "A warning about {}");
    case "demand":
      return said("{}の料金のお支払いのお願い", "Please pay for {}");
  }
}
