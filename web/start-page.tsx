import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Session } from "../src/app/api/session.ts";
import { Loading } from "./parts/states.tsx";
import { HomePage } from "./resident/home-page.tsx";

const StaffStart = lazy(() =>
  import("./staff/staff-start.tsx").then(({ StaffStart }) => ({ default: StaffStart })),
);

/** The first page of whoever is logged in. */
export function StartPage() {
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  if (session.data?.role === "diagnosis") return <Navigate to="/diagnosis" replace />;
  if (session.data?.kind !== "staff") return <HomePage />;
  return (
    <Suspense fallback={<Loading />}>
      <StaffStart />
    </Suspense>
  );
}
