import { useQuery } from "@tanstack/react-query";
import type { Session } from "../../../src/app/api/session.ts";
import { DangerScript, ToldMark } from "../intake/danger-script.tsx";
import { handedOverCall } from "../intake/hand-over.ts";
import type { ToHandOver } from "../intake/intake.tsx";
import { useCalling, useOwnContact } from "./callout-api.ts";

/** A danger of a household that we know: that the line was called is taken down at once. */
export function OwnHandOver({ form, danger, steps }: ToHandOver) {
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  const contact = useOwnContact();
  const calling = useCalling(() => undefined);
  const told = () => {
    if (calling.isPending || calling.isSuccess) return;
    const name = contact.data?.name ?? session.data?.name ?? "";
    const phone = contact.data?.phone ?? "";
    const asker = { name, phone: phone || "-", email: "", relation: "contractor" as const };
    calling.mutate({ call: { ...handedOverCall(form, danger), asker }, accepted: 0 });
  };
  return (
    <DangerScript danger={danger} told={told} back={() => steps.go(undefined)}>
      <ToldMark calling={calling} number={calling.data?.number} told={told} />
    </DangerScript>
  );
}
