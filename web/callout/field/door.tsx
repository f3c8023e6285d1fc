import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Session } from "../../../src/app/api/session.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { FieldFrame, Stranger, UnsentNote } from "./field-frame.tsx";
import { enter, type Entered, forgetWho } from "./field-session.ts";
import { type Box, openBox } from "./queue/box.ts";
import { useCourier } from "./use-courier.ts";
import { BoxContext } from "./use-box.ts";
import { startWorker } from "./worker/start-worker.ts";
import "../../styles/callout-field.css";

const LoginPage = lazy(() =>
  import("../../login/login-page.tsx").then(({ LoginPage }) => ({ default: LoginPage })),
);

/** The technician's own door: opens without a signal, by what the phone remembers. */
export function FieldDoor() {
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  const loggedIn = session.data ?? null;
  const door = useQuery({
    queryKey: ["field-door", loggedIn?.name, loggedIn?.expiresAt],
    queryFn: () => enter(loggedIn),
    staleTime: Infinity,
    retry: false,
  });
  useEffect(startWorker, []);
  if (session.data === null || door.data === "nobody") return <Login />;
  if (door.data === "stranger") return <Stranger />;
  if (door.isError) {
    return (
      <Plain>
        <Failed alone error={door.error} retry={() => void door.refetch()} />
      </Plain>
    );
  }
  if (door.data === undefined) return <Waiting />;
  return <Inside key={door.data.owner} entered={door.data} />;
}

/** What waits here is sent after the login. */
function Login() {
  return (
    <Suspense fallback={<Waiting />}>
      <UnsentNote />
      <LoginPage />
    </Suspense>
  );
}

function Inside({ entered }: { readonly entered: Entered }) {
  const { box, error } = useOpenBox(entered);
  if (error !== null) {
    return (
      <Plain>
        <Failed alone error={error} retry={() => location.reload()} />
      </Plain>
    );
  }
  if (box === null) return <Waiting />;
  return (
    <BoxContext value={box}>
      <Carried>
        <FieldFrame session={entered.session}>
          <Outlet />
        </FieldFrame>
      </Carried>
    </BoxContext>
  );
}

/** The store of one technician, open as long as the pages are. */
function useOpenBox(entered: Entered): { readonly box: Box | null; readonly error: unknown } {
  const client = useQueryClient();
  const [held, hold] = useState<{ readonly box: Box | null; readonly error: unknown }>(CLOSED);
  useEffect(() => {
    let opened: Box | null = null;
    let isGone = false;
    let isTold = false;
    const isOver = () => {
      // A round that ends after its pages says nothing of who is there now.
      if (isGone || isTold) return;
      isTold = true;
      void forgetWho(entered);
      client.setQueryData(["expired"], true);
      client.setQueryData(["session"], null);
    };
    void openBox(entered.owner, isOver).then(
      (box) => {
        opened = box;
        if (isGone) box.close();
        else hold({ box, error: null });
      },
      (error: unknown) => hold({ box: null, error }),
    );
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [client, entered]);
  return held;
}

const CLOSED = { box: null, error: null };

function Carried({ children }: { readonly children: React.ReactNode }) {
  useCourier();
  return children;
}

function Waiting() {
  return (
    <Plain>
      <Loading />
    </Plain>
  );
}

function Plain({ children }: { readonly children: React.ReactNode }) {
  return <main className="field-page">{children}</main>;
}
