/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex --
   a drawing that keys move; what it shows stands in a list as well, where each is a button. */
/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from "react";
import type { TownMap } from "../../../src/app/api/callout-desk.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import {
  moved,
  projectionOf,
  seenAt,
  spotUnder,
  type View,
  viewBoxOf,
  WHOLE,
  zoomed,
} from "./projection.ts";
import { TownSvg } from "./town-svg.tsx";

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Something on the map, at a place; the list beside it says the same. */
export interface Mark {
  readonly key: string;
  readonly at: Point;
  readonly drawn: ReactNode;
  readonly choose?: () => void;
}

const NEARER = 1.6;
const STEP = 0.25;

/** What keys and buttons do to what is seen. */
const MOVES: Readonly<Record<string, (view: View) => View>> = {
  "+": (view) => zoomed(view, NEARER),
  "-": (view) => zoomed(view, 1 / NEARER),
  ArrowUp: (view) => moved(view, { right: 0, down: -STEP }),
  ArrowDown: (view) => moved(view, { right: 0, down: STEP }),
  ArrowLeft: (view) => moved(view, { right: -STEP, down: 0 }),
  ArrowRight: (view) => moved(view, { right: STEP, down: 0 }),
  "0": () => WHOLE,
};
const BUTTONS = ["+", "-", "ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight", "0"] as const;
const SIGNS = {
  "+": "＋",
  "-": "−",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowRight: "→",
  "0": "◻",
} as const;

interface Props {
  readonly map: TownMap;
  readonly marks: readonly Mark[];
  readonly label: string;
  /** A press on the map itself; left out: nothing happens. */
  readonly press?: (at: Point) => void;
}

/** The town, moved by buttons, keys and the mouse. What it shows stands in a list as well. */
export function MapFrame({ map, marks, label, press }: Props) {
  const words = useCalloutDeskWords();
  const projection = useMemo(() => projectionOf(map), [map]);
  const [view, look] = useState<View>(WHOLE);
  const move = (key: string) => look((before) => MOVES[key]?.(before) ?? before);
  const keys = (event: KeyboardEvent) => {
    const key = event.key === ";" ? "+" : event.key;
    if (!(key in MOVES) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(key);
  };
  const drag = useDrag(look, (at) => press?.(projection.from(spotUnder(view, at))));
  const seen = (point: Point) => seenAt(view, projection.to(point));
  return (
    <figure className="map">
      <div
        className="map-field"
        role="group"
        aria-label={label}
        tabIndex={0}
        onKeyDown={keys}
        {...drag}
      >
        <svg viewBox={viewBoxOf(view)} aria-hidden="true">
          <TownSvg map={map} at={projection} />
        </svg>
        <div className="map-over" aria-hidden="true">
          <Names map={map} seen={seen} />
          {marks.map((mark) => (
            <Over key={mark.key} at={seen(mark.at)} mark={mark} />
          ))}
        </div>
      </div>
      <fieldset className="map-tools" aria-label={words.map.move}>
        {BUTTONS.map((key) => (
          <button key={key} type="button" title={words.map.moves[key]} onClick={() => move(key)}>
            <span aria-hidden="true">{SIGNS[key]}</span>
            <span className="unseen">{words.map.moves[key]}</span>
          </button>
        ))}
      </fieldset>
      <Source map={map} />
    </figure>
  );
}

type Seen = { readonly left: number; readonly top: number } | null;

function placed(at: { readonly left: number; readonly top: number }) {
  return { left: `${at.left * 100}%`, top: `${at.top * 100}%` };
}

function Over({ at, mark }: { readonly at: Seen; readonly mark: Mark }) {
  if (at === null) return null;
  const { choose } = mark;
  return (
    <span
      className={choose === undefined ? "map-mark" : "map-mark live"}
      style={placed(at)}
      onPointerDown={choose === undefined ? undefined : (event) => event.stopPropagation()}
      onClick={choose}
    >
      {mark.drawn}
    </span>
  );
}

function Names({ map, seen }: { readonly map: TownMap; readonly seen: (point: Point) => Seen }) {
  const { language } = useSpeech();
  return map.areas.map(({ area, name, label }) => {
    const at = seen(label);
    return at === null ? null : (
      <span key={area} className="map-name" style={placed(at)}>
        {say(name, language)}
      </span>
    );
  });
}

function Source({ map }: { readonly map: TownMap }) {
  const { language } = useSpeech();
  return <figcaption className="sub small">{say(map.source, language)}</figcaption>;
}

function shareOf(event: PointerEvent<HTMLElement>, dx: number, dy: number) {
  const { width, height } = event.currentTarget.getBoundingClientRect();
  return { right: -dx / width, down: -dy / height };
}

/** Less than this is a press, not a pull; pixels. */
const PULLED = 4;

/** The mouse pulls the map; a finger scrolls the page, as everywhere. */
function useDrag(look: (change: (view: View) => View) => void, press: (at: Share) => void) {
  const held = useRef<{ x: number; y: number; far: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      held.current = { x: event.clientX, y: event.clientY, far: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = held.current;
      if (from === null || event.pointerType !== "mouse") return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.far && Math.hypot(dx, dy) < PULLED) return;
      held.current = { x: event.clientX, y: event.clientY, far: true };
      const by = shareOf(event, dx, dy);
      look((view) => moved(view, by));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      if (held.current?.far === false) {
        press({
          left: (event.clientX - box.left) / box.width,
          top: (event.clientY - box.top) / box.height,
        });
      }
      held.current = null;
    },
    onPointerLeave: () => {
      held.current = null;
    },
  };
}

interface Share {
  readonly left: number;
  readonly top: number;
}
