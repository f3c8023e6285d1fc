import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ask } from "../../api.ts";
import type { Choices } from "../worker/messages.ts";
import { type Engine, startEngine } from "./engine-client.ts";

/** Two workers: one follows the slider, the other works out the whole answer beside it. */
export interface Engines {
  readonly quick: Engine;
  readonly whole: Engine;
  readonly choices: Choices;
}

/** The terms from the server, once; and the workers that hold them. */
export function useEngines() {
  const pack = useQuery({
    queryKey: ["diagnosis", "pack"],
    queryFn: () => ask<unknown>("GET", "/api/diagnosis/pack"),
    staleTime: Infinity,
  });
  const [engines, setEngines] = useState<Engines | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { data } = pack;
  useEffect(() => {
    if (data === undefined) return;
    const [quick, whole] = [startEngine(), startEngine()];
    void Promise.all([quick.call("open", data), whole.call("open", data)]).then(
      ([choices]) => setEngines({ quick, whole, choices }),
      setFault,
    );
    return () => {
      quick.close();
      whole.close();
      setEngines(null);
    };
  }, [data]);
  return { engines, error: pack.error ?? fault, retry: () => void pack.refetch() };
}
