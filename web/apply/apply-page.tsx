import { useNavigate, useSearch } from "@tanstack/react-router";
import { OWN } from "../api.ts";
import { ApplyFlow } from "./apply-flow.tsx";

/** The resident applies for services of the own household. */
export function ApplyPage() {
  const { at } = useSearch({ from: "/apply" });
  const navigate = useNavigate({ from: "/apply" });
  return (
    <ApplyFlow
      from={OWN}
      at={at ?? "choose"}
      go={(step) => void navigate({ search: { at: step } })}
    />
  );
}
