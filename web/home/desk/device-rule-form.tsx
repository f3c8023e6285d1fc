import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { ChoiceField } from "../../forms/choice-field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { deskHome, type DeviceRuleBody } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useHomeWords } from "../../words/use-home.ts";
import { RULES } from "./device-rules-page.tsx";
import { hexIn } from "./hex.ts";

const EMPTY = { maker: "", product: "", deviceClass: "", reason: "" };
type Typed = typeof EMPTY;
const VERDICTS = ["deny", "allow"] as const;

/** A rule as typed, or what is wrong with it by its field. */
export function DeviceRuleForm() {
  const { desk: words } = useHomeWords();
  const client = useQueryClient();
  const [typed, type] = useState(EMPTY);
  const [verdict, setVerdict] = useState<DeviceRuleBody["verdict"]>("deny");
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: deskHome.makeRule,
    onSuccess: (rules) => {
      client.setQueryData(RULES, rules);
      type(EMPTY);
      setTried(false);
    },
  });
  const read = readRule(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.body !== null) make.mutate({ verdict, ...read.body });
  };
  return (
    <form className="card home-form" onSubmit={submit} noValidate>
      <h2 className="card-title">{words.add}</h2>
      <ChoiceField
        question={{ id: useId(), label: words.verdict, required: true, wrong: null }}
        choices={VERDICTS.map((value) => ({ value, label: words.verdicts[value] }))}
        value={verdict}
        change={(value) => setVerdict(value === "allow" ? "allow" : "deny")}
      />
      <Fields typed={typed} type={type} wrong={tried ? read.wrong : {}} />
      <RefusedNote error={make.error} />
      <div className="button-row">
        <button type="submit" className="button" disabled={make.isPending}>
          {make.isPending ? words.adding : words.add}
        </button>
      </div>
    </form>
  );
}

type Wrong = Partial<Record<keyof Typed, "hexWrong" | "needReason" | "needOne">>;

function readRule(typed: Typed): {
  readonly body: Omit<DeviceRuleBody, "verdict"> | null;
  readonly wrong: Wrong;
} {
  const maker = hexIn(typed.maker, 6);
  const deviceClass = hexIn(typed.deviceClass, 4);
  const product = typed.product.trim() === "" ? null : typed.product.trim();
  const reason = typed.reason.trim();
  const isAny = maker === null && deviceClass === null && product === null;
  const wrong: Wrong = {
    ...(isAny ? { maker: "needOne" } : {}),
    ...(maker === undefined ? { maker: "hexWrong" } : {}),
    ...(deviceClass === undefined ? { deviceClass: "hexWrong" } : {}),
    ...(reason === "" || reason.length > 300 ? { reason: "needReason" } : {}),
  };
  if (maker === undefined || deviceClass === undefined || Object.keys(wrong).length > 0) {
    return { body: null, wrong };
  }
  return { body: { maker, product, deviceClass, reason }, wrong };
}

const FIELDS = [
  ["maker", "maker", "makerHelp", 8, false],
  ["product", "product", "productHelp", 16, false],
  ["deviceClass", "deviceClass", "classHelp", 8, false],
  ["reason", "reason", "reasonHelp", 40, true],
] as const;

function Fields({
  typed,
  type,
  wrong,
}: {
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
  readonly wrong: Wrong;
}) {
  const { desk: words } = useHomeWords();
  const id = useId();
  return FIELDS.map(([name, label, help, letters, required]) => {
    const fault = wrong[name];
    return (
      <TextField
        key={name}
        question={{
          id: `${id}-${name}`,
          label: words[label],
          help: words[help],
          required,
          wrong: fault === undefined ? null : words[fault],
        }}
        value={typed[name]}
        change={(value) => type({ ...typed, [name]: value })}
        letters={letters}
      />
    );
  });
}
