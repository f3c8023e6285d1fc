import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { client } from "./query.ts";
import { router } from "./router.tsx";
import "./styles/theme.css";
import "./styles/parts.css";
import "./styles/frame.css";
import "./styles/resident.css";
import { SpeechProvider } from "./words/speech-provider.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <SpeechProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </SpeechProvider>
  </StrictMode>,
);
// Fonts are 240 small files by writing; the page stands in the system's font until they are here.
void import("./fonts.ts");
