import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { fieldWorker } from "./scripts/field-worker-build.ts";

/** Every browser that runs this page reads woff2; the older woff twins would double the files. */
function woff2Only(): Plugin {
  return {
    name: "woff2-only",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("@fontsource") || !id.endsWith(".css")) return null;
      return { code: code.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, ""), map: null };
    },
  };
}

/** Paths of the portal's own folder; a slash stands for the system's own. */
function inWeb(paths: string): RegExp {
  return new RegExp(`/web/(${paths})`.replaceAll("/", String.raw`[\\/]`));
}

/**
 * What every page needs comes in two files: small ones that each page shares compress badly. What
 * several pages of one kind of reader share comes in one file each: the first script names all.
 */
const CHUNKS = [
  {
    name: "base",
    test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-sync-external-store)[\\/]/,
  },
  {
    name: "portal",
    test: inWeb(
      String.raw`(format|api|query|words/(language|ja|plural)|parts/[a-z-]+|resident/next-list)\.`,
    ),
  },
  { name: "forms", test: inWeb("forms/"), minShareCount: 2 },
  { name: "life", test: inWeb("life/|resident/|words/(use-)?life"), minShareCount: 2 },
  { name: "person", test: inWeb("person/|words/person"), minShareCount: 2 },
  {
    name: "contractor",
    test: inWeb("diagnosis/contractor/|words/(use-)?contractor"),
    minShareCount: 2,
  },
  { name: "field", test: inWeb("callout/field/|words/(use-)?callout-field") },
  { name: "desk", test: inWeb("staff/|words/(use-)?desk"), minShareCount: 2 },
];

export default defineConfig({
  root: "web",
  plugins: [woff2Only(), react(), fieldWorker()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    // The content security policy allows no inline data but images.
    assetsInlineLimit: 0,
    // A page names the styles it needs before it is there; its scripts it imports by itself. The
    // first script would else carry the names of all pages' scripts.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_page, needed, { hostType }) =>
        hostType === "html" ? needed : needed.filter((name) => name.endsWith(".css")),
    },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { proxy: { "/api": process.env["ENGAWA_API"] ?? "http://127.0.0.1:4380" } },
});
