import type { UnitReading, UseQuestion } from "../../metering/formats/use/use-file.ts";

/** What to add to the command, for each thing that a file does not tell. */
export function whatToSay(question: UseQuestion): string {
  switch (question.code) {
    case "diagnosis.unit-unclear": {
      const readings = question.readings.map(readingText).join("; ");
      if (question.stated === null) return `the unit of the values is not known: ${readings}`;
      const keep = "add --sure-of-unit where it holds, or another --amps";
      return `${question.stated} does not fit the contract: ${readings}; ${keep}`;
    }
    case "diagnosis.columns-unclear": {
      const headings = question.headings.map((name, index) => `${index + 1} "${name}"`).join(", ");
      const say = "--columns timestamp=1,use=2 with headings or numbers";
      const flows = "use, bought, sold, generation";
      return `which columns hold what: ${say} (${flows}); the file has ${headings}`;
    }
    case "diagnosis.meter-unclear": {
      const meters = question.meters.map(({ meter, slots }) => `${meter} (${slots})`).join(", ");
      return `which meter: --meter with one of ${meters}`;
    }
    case "diagnosis.stamp-unclear":
      return (
        `whether a time is the start or the end of its slot: --stamp start or --stamp end; ` +
        `days run from ${question.first} to ${question.last}`
      );
    case "diagnosis.negative-unclear":
      return `${question.slots} values of ${question.flow} are negative: --negative sold if sold`;
    case "diagnosis.hemisphere-unclear":
      return (
        `which half of the earth: --hemisphere north or --hemisphere south; ` +
        `the panels made ${question.mayToJulyPercent} % from May to July and ` +
        `${question.novemberToJanuaryPercent} % from November to January`
      );
  }
}

function readingText({ unit, yearKwh, highestKw, fits }: UnitReading): string {
  const figures = `${yearKwh} kWh a year, ${highestKw} kW at most`;
  return `--unit ${unit} means ${figures}${fits ? "" : ", which this contract cannot be"}`;
}
