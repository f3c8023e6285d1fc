import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Session } from "../src/app/api/session.ts";
import { api, ApiFailure } from "./api.ts";
import { LoginPage } from "./login/login-page.tsx";
import { ResidentFrame } from "./parts/frame.tsx";
import { Failed, Loading } from "./parts/states.tsx";

const StaffFrame = lazy(() =>
  import("./staff/staff-frame.tsx").then(({ StaffFrame }) => ({ default: StaffFrame })),
);

/**
 * Who is there: nobody meets the login at the address asked for, everybody else their own frame.
 */
export function Gate() {
  const session = useQuery({ queryKey: ["session"], queryFn: currentSession, staleTime: Infinity });
  if (session.isError) {
    return (
      <Plain>
        <Failed alone error={session.error} retry={() => void session.refetch()} />
      </Plain>
    );
  }
  if (session.data === undefined)
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  if (session.data === null) return <LoginPage />;
  if (session.data.kind === "resident") {
    return (
      <ResidentFrame session={session.data}>
        <Outlet />
      </ResidentFrame>
    );
  }
  return (
    <Suspense
      fallback={
        <Plain>
          <Loading />
        </Plain>
      }
    >
      <StaffFrame session={session.data}>
        <Outlet />
      </StaffFrame>
    </Suspense>
  );
}

/** Null when nobody is logged in: that is an answer, no failure. */
async function currentSession(): Promise<Session | null> {
  return api.session().catch((failure: unknown) => {
    if (failure instanceof ApiFailure && failure.status === 401) return null;
    throw failure;
  });
}

function Plain({ children }: { readonly children: React.ReactNode }) {
  return (
    <main className="frame" style={{ paddingTop: 24 }}>
      {children}
    </main>
  );
}
