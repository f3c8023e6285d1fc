import { useNavigate, useSearch } from "@tanstack/react-router";
import type { IntakeForm } from "../../../src/app/api/callout.ts";
import type { PersonView } from "../../../src/app/api/person.ts";
import { Fetched } from "../../parts/states.tsx";
import { Intake, type Steps } from "../intake/intake.tsx";
import { useCallForm, useOwnContact } from "./callout-api.ts";
import { OwnCheck } from "./own-check.tsx";
import { OwnHandOver } from "./own-hand-over.tsx";
import "../../styles/life.css";
import "../../styles/callout.css";

/** Calling for help: danger, what, how, what it costs, send. */
export function NewCallPage() {
  const form = useCallForm();
  const contact = useOwnContact();
  return (
    <div className="narrow trouble">
      <Fetched alone query={form} rows={4}>
        {(loaded) =>
          // Without the contact the form asks for it.
          contact.isPending ? null : <NewCall form={loaded} contact={contact.data ?? null} />
        }
      </Fetched>
    </div>
  );
}

interface Props {
  readonly form: IntakeForm;
  readonly contact: PersonView | null;
}

function NewCall({ form, contact }: Props) {
  const { at } = useSearch({ from: "/trouble/new" });
  const navigate = useNavigate();
  const steps: Steps = {
    at,
    go: (next) =>
      void navigate({ to: "/trouble/new", search: next === undefined ? {} : { at: next } }),
    leave: () => void navigate({ to: "/trouble" }),
  };
  return (
    <Intake
      form={form}
      steps={steps}
      known={{ name: contact?.name ?? "", phone: contact?.phone ?? "" }}
      isOpen={false}
      Check={OwnCheck}
      HandOver={OwnHandOver}
    />
  );
}
