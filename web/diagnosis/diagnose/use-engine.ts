import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ask } from "../../api.ts";
import { ownRules } from "../contractor/own-rules.ts";
import type { Choices, Terms } from "../worker/messages.ts";
import { type Engine, startEngine } from "./engine-client.ts";

/** Two workers: one follows the slider, the other works out the whole answer beside it. */
export interface Engines {
  readonly quick: Engine;
  readonly whole: Engine;
  readonly choices: Choices;
}

/**
 * The terms from the server, once, with the contractor's own plans over them; and the workers that
 * hold both. Own plans are asked for anew with the page: only when one has changed do the workers
 * start again.
 */
export function useEngines() {
  const pack = useQuery({
    queryKey: ["diagnosis", "pack"],
    queryFn: () => ask<Terms["pack"]>("GET", "/api/diagnosis/pack"),
    staleTime: Infinity,
  });
  const own = useQuery({
    ...ownRules,
    refetchOnWindowFocus: false,
  });
  const [engines, setEngines] = useState<Engines | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const terms = useTerms(pack.data, own.data);
  const [{ refetch: packAnew }, { refetch: ownAnew }] = [pack, own];
  // The terms were changed between the two answers.
  const isOld = terms !== null && terms.own.base !== terms.pack.hash;
  useEffect(() => {
    if (isOld) void Promise.all([packAnew(), ownAnew()]);
  }, [isOld, packAnew, ownAnew]);
  useEffect(() => {
    if (terms === null || isOld) return;
    const [quick, whole] = [startEngine(), startEngine()];
    void Promise.all([quick.call("open", terms), whole.call("open", terms)]).then(
      ([choices]) => setEngines({ quick, whole, choices }),
      setFault,
    );
    return () => {
      quick.close();
      whole.close();
      setEngines(null);
    };
  }, [terms, isOld]);
  const retry = () => {
    void packAnew();
    void ownAnew();
  };
  // Without a network what was known goes on.
  const unknown = terms === null ? (pack.error ?? own.error) : null;
  return { engines, error: unknown ?? fault, retry };
}

function useTerms(pack: Terms["pack"] | undefined, own: Terms["own"] | undefined): Terms | null {
  return useMemo(
    () => (pack === undefined || own === undefined ? null : { pack, own }),
    [pack, own],
  );
}
