import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DevicesView } from "../../src/app/api/home-device.ts";
import { ApiFailure } from "../api.ts";
import { Empty, Fetched } from "../parts/states.tsx";
import { useHomeWords } from "../words/use-home.ts";
import type { LiveStatus } from "./live/follow-live.ts";
import { useDevices, useLive } from "./live/use-live.ts";
import "../styles/home.css";

/** A page about the home, live; a household without a home service is told so instead. */
export function HomeLoaded({
  children,
}: {
  readonly children: (home: DevicesView, status: LiveStatus | "offline") => ReactNode;
}) {
  const query = useDevices();
  const status = useLive();
  const { error } = query;
  if (error instanceof ApiFailure && error.problem?.code === "home.no-service") {
    return <NoService />;
  }
  return <Fetched query={query}>{(home) => children(home, status)}</Fetched>;
}

function NoService() {
  const { list } = useHomeWords();
  return (
    <Empty>
      <p className="strong">{list.noService}</p>
      <p>{list.noServiceWhy}</p>
      <Link to="/contracts" className="button ghost">
        {list.toContracts}
      </Link>
    </Empty>
  );
}

/** The head of a page behind the appliances' page. */
export function BackToAppliances() {
  const words = useHomeWords();
  return (
    <Link to="/appliances" className="quiet more back-link">
      {words.back}
    </Link>
  );
}
