import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { DevicesView } from "../../../src/app/api/home-device.ts";
import { homeApi } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { useHomeWords } from "../../words/use-home.ts";
import { BackToAppliances, HomeLoaded } from "../home-frame.tsx";
import { CodeCard } from "./code-card.tsx";
import { GatewayRow } from "./gateway-row.tsx";
import { TokensCard } from "./tokens-card.tsx";
import "../../styles/life.css";

/** The gateways of the home and how one is enrolled; tokens of programs. */
export function GatewayPage() {
  const { gateway: words } = useHomeWords();
  return (
    <>
      <BackToAppliances />
      <PageHead title={words.title} />
      <HomeLoaded>
        {(home) => (
          <div className="plan-columns">
            <section className="card">
              <h2 className="card-title">{words.gateways}</h2>
              {home.gateways.length === 0 ? <p className="sub">{words.none}</p> : null}
              <ul className="plan-rows">
                {home.gateways.map((gateway) => (
                  <GatewayRow key={gateway.gateway} gateway={gateway} asOf={home.asOf} />
                ))}
              </ul>
              <Enrol home={home} />
            </section>
            <TokensCard />
          </div>
        )}
      </HomeLoaded>
    </>
  );
}

const LOOKS_EVERY_MS = 3_000;

/** A code, until a gateway that was not there before is connected. */
function Enrol({ home }: { readonly home: DevicesView }) {
  const { gateway: words } = useHomeWords();
  const [known, setKnown] = useState<readonly string[]>([]);
  const make = useMutation({
    mutationFn: () => homeApi.gatewayCode(),
    onMutate: () => setKnown(home.gateways.map(({ gateway }) => gateway)),
  });
  const code = make.data;
  const isThere =
    code !== undefined && home.gateways.some(({ gateway }) => !known.includes(gateway));
  useLooking(code !== undefined && !isThere);
  if (isThere) {
    return (
      <div className="enrolled">
        <output className="told-inline">{words.done}</output>
        <Link to="/appliances" className="button">
          {words.toList}
        </Link>
      </div>
    );
  }
  return (
    <>
      <RefusedNote error={make.error} />
      {code === undefined ? (
        <div className="button-row">
          <button
            type="button"
            className={home.gateways.length === 0 ? "button" : "button ghost"}
            disabled={make.isPending}
            onClick={() => make.mutate()}
          >
            {home.gateways.length === 0 ? words.enrol : words.enrolMore}
          </button>
        </div>
      ) : (
        <CodeCard key={code.code} code={code} again={() => make.mutate()} />
      )}
    </>
  );
}

/** Somebody stands in front of the gateway and waits: the home is read every three seconds. */
function useLooking(isAwaited: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setInterval(
      () => void client.invalidateQueries({ queryKey: ["home", "devices"] }),
      LOOKS_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [client, isAwaited]);
}
