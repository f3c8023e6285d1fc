import { useDiagnoseWords } from "../../words/diagnose.ts";
import { Choice, More, NumberField, Slider, Tick } from "./controls.tsx";
import type { RoofFace, Shade } from "./form.ts";
import type { Holds } from "./known-card.tsx";

const MOST_FACES = 4;
const KW = { min: 0, max: 15, step: 0.1 };
const TILT = { min: 0, max: 60, step: 1 };
const SHADES: readonly Shade[] = ["none", "low", "east", "south", "west"];

/** The panels: each face of the roof with its size, tilt, direction and shade. */
export function SolarCard({ form, change }: Holds) {
  const { solar: words } = useDiagnoseWords();
  const { faces, solar } = form;
  const set = (part: Partial<typeof solar>) => change({ solar: { ...solar, ...part } });
  return (
    <section className="card known" aria-labelledby="solar">
      <h2 id="solar" className="card-title">
        {words.title}
      </h2>
      {faces.map((face, index) => (
        <FaceFields
          key={index}
          face={face}
          number={faces.length > 1 ? index + 1 : null}
          change={(part) => change({ faces: faces.with(index, { ...face, ...part }) })}
          remove={() => change({ faces: faces.toSpliced(index, 1) })}
        />
      ))}
      <More label={words.more}>
        {faces.length < MOST_FACES ? (
          <button
            type="button"
            className="button ghost small-button"
            onClick={() =>
              change({ faces: [...faces, { kw: 2, tiltDeg: 30, azimuthDeg: 90, shade: "none" }] })
            }
          >
            {words.add}
          </button>
        ) : null}
        <NumberField
          label={words.price}
          value={solar.price}
          most={10_000}
          help={words.priceHelp}
          change={(price) => set({ price })}
        />
        <div className="ticks-row">
          <Tick label={words.present} on={solar.present} change={(present) => set({ present })} />
          <Tick label={words.control} on={solar.control} change={(control) => set({ control })} />
        </div>
      </More>
    </section>
  );
}

function FaceFields({
  face,
  number,
  change,
  remove,
}: {
  readonly face: RoofFace;
  readonly number: number | null;
  readonly change: (part: Partial<RoofFace>) => void;
  readonly remove: () => void;
}) {
  const { solar: words } = useDiagnoseWords();
  const name = (label: string) => (number === null ? label : `${words.face(number)} ${label}`);
  return (
    <>
      <Slider
        label={name(words.kw)}
        unit="kW"
        value={face.kw}
        range={KW}
        change={(kw) => change({ kw })}
      />
      <Slider
        label={name(words.tilt)}
        unit="°"
        value={face.tiltDeg}
        range={TILT}
        change={(tiltDeg) => change({ tiltDeg })}
      />
      <div className="known-pair">
        <Choice
          label={name(words.direction)}
          value={String(face.azimuthDeg)}
          options={words.directions.map((label, index) => ({ value: String(index * 45), label }))}
          change={(value) => change({ azimuthDeg: Number(value) })}
        />
        <Choice
          label={name(words.shade)}
          value={face.shade}
          options={SHADES.map((shade) => ({ value: shade, label: words.shades[shade] }))}
          change={(value) => change({ shade: SHADES.find((each) => each === value) ?? "none" })}
        />
      </div>
      {number === null ? null : (
        <button type="button" className="quiet" onClick={remove}>
          {words.remove(number)}
        </button>
      )}
    </>
  );
}
