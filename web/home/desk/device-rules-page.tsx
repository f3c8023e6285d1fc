import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Session } from "../../../src/app/api/session.ts";
import { Sure } from "../../forms/sure.tsx";
import { dotOf, instantText } from "../../format.ts";
import { deskHome, type DeviceRules } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { DeviceRuleForm } from "./device-rule-form.tsx";
import { hexText } from "./hex.ts";
import "../../styles/home.css";

export const RULES = ["device-rules"] as const;

/** Kinds of devices that are served or not after checking (MM-03). */
export function DeviceRulesPage() {
  const { desk: words } = useHomeWords();
  const query = useQuery({ queryKey: RULES, queryFn: deskHome.rules });
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  const isAdmin = session.data?.role === "admin";
  return (
    <>
      <PageHead title={words.rules}>
        <span className="chip">MM-03</span>
      </PageHead>
      <p className="sub home-lead">{words.rulesLead}</p>
      <div className="plan-columns">
        <section className="card">
          <Fetched query={query} rows={2}>
            {({ rules }) =>
              rules.length === 0 ? (
                <p className="sub">{words.rulesNone}</p>
              ) : (
                <ul className="plan-rows">
                  {rules.map((rule) => (
                    <RuleRow key={rule.rule} rule={rule} isAdmin={isAdmin} />
                  ))}
                </ul>
              )
            }
          </Fetched>
        </section>
        {isAdmin ? <DeviceRuleForm /> : <p className="sub">{words.onlyAdmin}</p>}
      </div>
    </>
  );
}

function RuleRow({
  rule,
  isAdmin,
}: {
  readonly rule: DeviceRules["rules"][number];
  readonly isAdmin: boolean;
}) {
  const { desk: words } = useHomeWords();
  const { language } = useSpeech();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: () => deskHome.dropRule(rule.rule),
    onSuccess: (rules) => client.setQueryData(RULES, rules),
  });
  const what = [
    `${words.maker} ${hexText(rule.maker, 6) ?? words.any}`,
    `${words.product} ${rule.product ?? words.any}`,
    `${words.deviceClass} ${hexText(rule.deviceClass, 4) ?? words.any}`,
  ];
  return (
    <li>
      <div className="row wrap plan-head">
        <b>{what.join(dotOf(language))}</b>
        <span className={rule.verdict === "allow" ? "pill gain" : "pill went-wrong"}>
          {words.verdicts[rule.verdict]}
        </span>
      </div>
      <p>{rule.reason}</p>
      <p className="sub small">
        {[
          words.concerns(rule.concerns),
          words.by(rule.madeBy, instantText(rule.madeAt, language)),
        ].join(dotOf(language))}
      </p>
      <RefusedNote error={drop.error} />
      {isAdmin ? (
        <Sure
          label={words.drop}
          why={words.dropWhy}
          yes={words.drop}
          no={words.cancel}
          isWorking={drop.isPending}
          act={() => drop.mutate()}
        />
      ) : null}
    </li>
  );
}
