
/** The formats of lexicons: the largest number by which terms are rated, or 0 where they are not. */
const LARGEST = { tsv: 4 };
// The lite build is without lines that name Vader, as xtask/src/wasm.rs says, and so without what it cannot read.
Object.assign(LARGEST, { afinn: 5, vader: 4, nrc: 0, liwc: 0, quanteda: 0 });

/**
 * Of the lexicons that were read last: their format, those that the module has not asked for yet, and the words that
 * null takes out; and of the one that it has: its name, and if it was an object the term in each line.
 */
let format;
let rest;
let without;
let place;
let terms;

/** The first lexicon as the text of a file, undefined if there is none. */
function lexiconText({ lexicon, lexiconFormat }) {
  const name = formatOf(lexiconFormat ?? "tsv");
  const several = Array.isArray(lexicon);
  const all = several ? Array.from(lexicon) : [lexicon].filter((one) => one != null);
  if (lexiconFormat != null && all.length === 0) {
    throw new TypeError("lexiconFormat without a lexicon: give the list that has it as { lexicon }");
  }
  return read(all, name, LARGEST[name], several);
}

/** The same for Vader, which has a format of its own and takes one, with any number, or null. */
function vaderText({ lexicon }) { return read([lexicon].filter((one) => one != null), "vader", Number.MAX_VALUE, false, true); }

function read(all, name, largest, several, takesOut) {
  const out = [];
  const texts = all.map((lexicon, at) => {
    const place = several ? `lexicon[${at}]` : "lexicon";
    const [text, lines] = typeof lexicon === "string" ? [lexicon] : textOf(lexicon, name, largest, takesOut && out, place);
    return { text, lines, place };
  });
  // At last: what was looked at may have made another object.
  [format, rest, without] = [name, texts, out];
  return lexiconNext();
}

/** The module asks for it behind the first, until there is none. */
function lexiconNext() {
  const next = rest.shift();
  [place, terms] = [next?.place ?? "lexicon", next?.lines];
  return next?.text;
}

/** Vader's module asks for them behind the text. */
function vaderWithout() { return without; }

/** The module asks for it behind the text. */
function lexiconFormat() {
  return format;
}

function formatOf(name) {
  if (typeof name !== "string") {
    throw new TypeError(`lexiconFormat must be a string, not ${kindOf(name)}`);
  }
  const known = Object.keys(LARGEST);
  if (!known.includes(name.toLowerCase())) {
    const expected = known.length > 1 ? `one of ${known.join(", ")}` : "tsv, all that sentiment-wasm/lite reads";
    throw new RangeError(`unknown lexiconFormat ${JSON.stringify(name)}: expected ${expected}`);
  }
  return name.toLowerCase();
}

/** The text of an object or a Map of terms and their numbers, and the term in each line; those of null go into `out`. */
function textOf(lexicon, name, largest, out, place) {
  const isTsv = name === "tsv";
  const kind = kindOf(lexicon);
  if (largest === 0) {
    throw new TypeError(`${place} must be a string, the text of a file, where lexiconFormat is "${name}", not ${kind}`);
  }
  if (kind !== "object" && kind !== "Map") {
    const example = JSON.stringify(`${isTsv ? "term\tvalence\n" : ""}laggy\t-1.5\n`);
    throw new TypeError(`${place} must be a string such as ${example} or an object such as { laggy: -1.5 }, not ${kind}`);
  }
  const all = kind === "Map" ? Array.from(lexicon) : Object.entries(lexicon);
  const given = all.filter(([term, number]) => !out || number !== null || !out.push(fieldOf(term)));
  const lines = given.map(([term, number]) => {
    const field = fieldOf(term);
    check(number, `the ${isTsv ? "valence" : "rating"} of ${JSON.stringify(term)}`, largest);
    return `${isTsv ? `"${field.replace(/"/g, '""')}"` : field}\t${number}`;
  });
  const inLines = given.map(([term]) => term);
  if (isTsv) {
    lines.unshift("term\tvalence");
    inLines.unshift("");
  }
  return [lines.join("\n"), inLines];
}

function fieldOf(term) {
  if (typeof term !== "string") {
    throw new TypeError(`the terms of lexicon must be strings, not ${kindOf(term)}`);
  }
  return term.replace(/[\t\r\n]+/g, " ");
}

function check(number, what, largest) {
  if (typeof number !== "number") {
    throw new TypeError(`${what} must be a number, not ${kindOf(number)}`);
  }
  if (!Number.isFinite(number)) {
    throw new RangeError(`${what} must be a finite number, not ${number}`);
  }
  if (Math.abs(number) > largest) {
    throw new RangeError(`${what} must be from -${largest} to ${largest}, not ${number}`);
  }
}

/** An error of the lexicon that was read last: who gave an object knows no lines. */
function lexiconError(reason) {
  const said = terms
    ? reason
        .replace(/(^|; )line (\d+)(, column \d+)?: /g, (_, start, line) => `${start}of ${JSON.stringify(terms[line - 1])}, `)
        .replace(/(, as .*) in line \d+: /, "$1: ")
    : reason;
  return new Error(`${place}: ${said}`);
}

/** What a value is, for an error. */
function kindOf(value) {
  if (Array.isArray(value)) {
    return "array";
  }
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return typeof value === "object" && value && name !== "Object" ? name : value === null ? "null" : typeof value;
}
