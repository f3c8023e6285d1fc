/**
 * What a service worker meets, as far as ours uses it. The compiler's own types of it would take
 * the place of the page's in every other file.
 */
export interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: "install" | "activate", heard: (event: Lasting) => void): void;
  addEventListener(type: "message", heard: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "fetch", heard: (event: Fetching) => void): void;
}

interface Lasting {
  readonly waitUntil: (done: Promise<unknown>) => void;
}

interface Fetching {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
