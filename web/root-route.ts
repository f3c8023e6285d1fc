import { createRootRoute } from "@tanstack/react-router";
import { Gate } from "./gate.tsx";
import { NotFound } from "./parts/not-found.tsx";

/** Above every page: who is there decides what is shown. */
export const root = createRootRoute({ component: Gate, notFoundComponent: NotFound });
