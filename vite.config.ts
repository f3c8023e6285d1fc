import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

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

/** What every page needs comes in two files: small ones that each page shares compress badly. */
const CHUNKS = [
  {
    name: "base",
    test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-sync-external-store)[\\/]/,
  },
  {
    name: "portal",
    test: /[\\/]web[\\/](format|api|query|words[\\/](language|ja)|parts[\\/][a-z-]+)\./,
    minShareCount: 2,
    maxModuleSize: 8000,
  },
];

export default defineConfig({
  root: "web",
  plugins: [woff2Only(), react()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    // The content security policy allows no inline data but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { proxy: { "/api": process.env["ENGAWA_API"] ?? "http://127.0.0.1:4380" } },
});
