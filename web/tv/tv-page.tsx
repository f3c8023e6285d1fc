import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { PointsView } from "../../src/app/api/points.ts";
import { ask, OWN } from "../api.ts";
import { useDevices, useLive } from "../home/live/use-live.ts";
import { viewsApi } from "../use/views-api.ts";
import { useSpeech } from "../words/language.ts";
import { useTvWords } from "../words/tv-words.ts";
import { EventCard, MonthCard, NowCard, TodayCard } from "./tv-cards.tsx";
import { isBack, moved } from "./remote-keys.ts";
import "../styles/tv.css";

const CARDS = ["now", "today", "month", "event"] as const;
type Card = (typeof CARDS)[number];

const MINUTE_MS = 60_000;

/** Ten feet away: four cards in very large type, led by a remote control's keys (MM-02). */
export function TvPage() {
  const said = useTvWords();
  const { language } = useSpeech();
  const [large, setLarge] = useState<Card | null>(null);
  const page = useRef<HTMLElement>(null);
  useRemote(page, large, setLarge);
  const status = useLive();
  const devices = useDevices();
  const every = { refetchInterval: MINUTE_MS, retry: true } as const;
  const use = useQuery({ queryKey: ["use-now", "tv"], queryFn: () => viewsApi.now(OWN), ...every });
  const points = useQuery({
    queryKey: ["points", "tv"],
    queryFn: () => ask<PointsView>("GET", "/api/points"),
    refetchInterval: MINUTE_MS,
  });
  const event = points.data?.events
    .filter(({ phase, calledOff }) => phase !== "over" && !calledOff)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  const shown = {
    now: <NowCard house={devices.data?.house ?? null} status={status} />,
    today: <TodayCard use={use.data ?? null} isLarge={large === "today"} />,
    month: <MonthCard use={use.data ?? null} />,
    event: <EventCard event={event ?? null} />,
  };
  return (
    <main ref={page} className={large === null ? "tv" : "tv large"} lang={language}>
      <h1 className="unseen">{said.title}</h1>
      {CARDS.filter((card) => large === null || card === large).map((card) => (
        <button
          key={card}
          type="button"
          className={`tv-card tv-${card}`}
          data-card={card}
          aria-expanded={large === card}
          onClick={() => setLarge(large === card ? null : card)}
        >
          {shown[card]}
        </button>
      ))}
      <p className="tv-keys">{said.keys}</p>
    </main>
  );
}

/** Arrow keys walk over the cards, Back makes a large one small and then leaves the page. */
function useRemote(
  page: React.RefObject<HTMLElement | null>,
  large: Card | null,
  setLarge: (card: Card | null) => void,
): void {
  const router = useRouter();
  const last = useRef<Card>("now");
  useEffect(() => {
    if (large !== null) last.current = large;
    cardIn(page.current, last.current)?.focus();
  }, [page, large]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const next = moved(CARDS.indexOf(last.current), event.key);
      if (next !== null && large === null) {
        event.preventDefault();
        last.current = CARDS[next] ?? "now";
        cardIn(page.current, last.current)?.focus();
      } else if (isBack(event.key)) {
        event.preventDefault();
        if (large === null) void router.navigate({ to: "/use" });
        else setLarge(null);
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [page, large, router, setLarge]);
}

function cardIn(page: HTMLElement | null, card: Card): HTMLElement | null {
  return page?.querySelector<HTMLElement>(`[data-card=${card}]`) ?? null;
}
