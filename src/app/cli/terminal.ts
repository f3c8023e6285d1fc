import { Presets, SingleBar } from "cli-progress";
import { EXIT } from "./outcome.ts";

/** Where a command writes. Tests give their own; the real one is the process. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody watches stderr: only then is progress drawn. */
  readonly watched: boolean;
}

export interface Progress {
  readonly total: (total: number) => void;
  readonly at: (done: number) => void;
  readonly stop: () => void;
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
};

/** `engawa explain … | head` closes the pipe early: then there is nobody left to tell anything. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`The answer cannot be written: ${error.message}\n`);
    process.exit(EXIT.internal);
  });
}

const SILENT: Progress = { total: () => {}, at: () => {}, stop: () => {} };

/** A bar on stderr, so that stdout stays one clean document; nothing at all when nobody watches. */
export function progressBar(terminal: Terminal, label: string): Progress {
  if (!terminal.watched) return SILENT;
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {eta_formatted}`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    total: (total) => {
      started = true;
      bar.start(total, 0);
    },
    at: (done) => bar.update(done),
    stop: () => {
      if (started) bar.stop();
    },
  };
}
