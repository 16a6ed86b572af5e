// Own lexicons: every form in which one can be given.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Analyzer, Vader } from "sentiment-wasm";
import { Analyzer as Lite } from "sentiment-wasm/lite";

import { PACKAGE, everywhere } from "./cases.mjs";

const valence = (Type, options, text = "zorbly") => new Type(options).score(text).valence;

test("an object or a Map of terms is what its lines are as a file", () => {
  const terms = { zorbly: 3, "fed  up": -2.5, "Frob's": 1e-7, "# one": 2, "😀": -1, "wi-fi": 1, "crash*": -3, '"': 1, "a\tb": 2 };
  const lines = ["term\tvalence", "zorbly\t3", "fed up\t-2.5", "Frob's\t0.0000001", " # one\t2", "😀\t-1", "wi-fi\t1", "crash*\t-3", '""""\t1', "a b\t2"];
  const texts = ["zorbly", "I am fed up", "Frob's", "# one", "😀", "wi-fi", "crashing", '"', "a b"];
  for (const Type of [Analyzer, Lite]) {
    const [file, ...others] = [lines.join("\n"), terms, new Map(Object.entries(terms)), Object.assign(Object.create(null), terms),
      new Proxy(terms, {})].map((lexicon) => new Type({ lexicon }).scoreBatch(texts));
    for (const other of others) {
      assert.deepEqual(other, file);
    }
    assert.notDeepEqual(file, new Type().scoreBatch(texts));
    assert.deepEqual(new Type({ lexicon: {} }).scoreBatch(texts), new Type().scoreBatch(texts));
  }
  assert.deepEqual(new Vader({ lexicon: { zorbly: -1.5, "no match": 90 } }).score("zorbly"), new Vader({ lexicon: "zorbly\t-1.5" }).score("zorbly"));
});

test("an object that makes another analyzer when it is read is read all the same", () => {
  const lexicon = { get zorbly() { new Analyzer({ lexicon: FILES.afinn, lexiconFormat: "afinn" }).free(); return 3; }, "@home": 1 };
  assert.throws(() => new Analyzer({ lexicon }), { message: /^lexicon: of "@home", / });
  delete lexicon["@home"];
  assert.equal(valence(Analyzer, { lexicon }), valence(Analyzer, { lexicon: { zorbly: 3 } }));
});

test("every build takes an object", async () => {
  const of = (Type, lexicon) => {
    const text = (lexicon) => JSON.stringify(new Type({ lexicon }).score("zorbly"));
    return [text(lexicon), text({ zorbly: 3 }), text(new Map([["zorbly", 3]]))];
  };
  await everywhere(of, ([file, ...others], where) => assert.deepEqual(others, [file, file], where));
});

test("an object that is no lexicon says which term is wrong, and what would be right", () => {
  const wrong = [
    [{ good: 1, laggy: "bad" }, "TypeError", 'the valence of "laggy" must be a number, not string'],
    [{ laggy: null }, "TypeError", 'the valence of "laggy" must be a number, not null'],
    [{ laggy: [1] }, "TypeError", 'the valence of "laggy" must be a number, not array'],
    [{ laggy: NaN }, "RangeError", 'the valence of "laggy" must be a finite number, not NaN'],
    [{ laggy: -4.5 }, "RangeError", 'the valence of "laggy" must be from -4 to 4, not -4.5'],
    [new Map([[1, 1]]), "TypeError", "the terms of lexicon must be strings, not number"],
    [{ good: 1, "@home": 1 }, "Error", /^lexicon: of "@home", [^0-9]*$/],
    [{ "v2.0": 1, "@home": 1, "Wow! So": 1 }, "Error", /^lexicon: of "@home", .*; of "Wow! So", the term "Wow! So" [^0-9]*$/],
    [{ " ": 1 }, "Error", /^lexicon: of " ", /],
    [{ good: 1, Laggy: 1, laggy: 2 }, "Error", /^lexicon: of "laggy", the term "laggy" is there already, as "Laggy": remove one of the two$/],
  ];
  for (const Type of [Analyzer, Lite]) {
    for (const [lexicon, name, message] of wrong) {
      assert.throws(() => new Type({ lexicon }), { name, message });
    }
  }
  // There, null takes a word out.
  for (const [lexicon, name, message] of wrong.slice(0, 4).filter(([lexicon]) => lexicon.laggy !== null)) {
    assert.throws(() => new Vader({ lexicon }), { name, message: message.replace("valence", "rating") });
  }
});

test("null takes a word out of VADER's", () => {
  const compound = (lexicon, text = "sick goat") => new Vader({ lexicon }).score(text).compound;
  assert.notEqual(compound({ goat: 3 }), compound({ goat: 3 }, "goat"));
  for (const lexicon of [{ sick: null, goat: 3 }, new Map([["goat", 3], ["sick", null], ["unknown", null]])]) {
    assert.equal(compound(lexicon), new Vader({ lexicon: "goat\t3" }).score("such goat").compound);
  }
  assert.equal(compound({ sick: null }), 0);
  // Neither for the next, nor for one that a getter makes.
  assert.equal(compound(undefined), new Vader().score("sick goat").compound);
  assert.equal(compound("goat\t3"), compound({ goat: 3 }));
  assert.equal(compound({ get goat() { new Vader({ lexicon: { good: null } }).free(); return 3; }, sick: null }), compound({ goat: 3 }, "such goat"));
  assert.throws(() => new Vader({ lexicon: new Map([[1, null]]) }), /^TypeError: the terms of lexicon must be strings, not number/);
  const rated = { lexicon: { sick: null }, lexiconFormat: "vader" };
  assert.throws(() => new Analyzer(rated), { name: "TypeError", message: 'the rating of "sick" must be a number, not null' });
});

test("what is no object of terms says what it is", () => {
  const kinds = [[5, "number"], [true, "boolean"], [new Set(), "Set"], [() => {}, "function"],
    [Promise.resolve("good"), "Promise"], [new Date(), "Date"], [new Uint8Array(), "Uint8Array"], [Object("good"), "String"]];
  const examples = [[Analyzer, "term\\tvalence\\nlaggy\\t-1.5\\n"], [Lite, "term\\tvalence\\nlaggy\\t-1.5\\n"], [Vader, "laggy\\t-1.5\\n"]];
  for (const [Type, example] of examples) {
    for (const [lexicon, kind] of kinds) {
      const message = `lexicon must be a string such as "${example}" or an object such as { laggy: -1.5 }, not ${kind}`;
      assert.throws(() => new Type({ lexicon }), { name: "TypeError", message });
      if (Type !== Vader) {
        const second = { name: "TypeError", message: message.replace("lexicon", "lexicon[1]") };
        assert.throws(() => new Type({ lexicon: [{ zorbly: 1 }, lexicon] }), second);
      }
    }
  }
  for (const lexicon of [[], ["good\t1\n"]]) {
    assert.throws(() => new Vader({ lexicon }), { name: "TypeError", message: /or an object such as \{ laggy: -1\.5 \}, not array$/ });
  }
});

test("of several lexicons the later one counts", async () => {
  const text = "term\tvalence\tanger\nlaggy\t-1.5\t2\nzorbly\t-2\t\n";
  const lexicon = [text, { zorbly: 3 }, new Map([["goat", 2]])];
  for (const Type of [Analyzer, Lite]) {
    const labels = (lexicon, more) => ["laggy", "zorbly", "goat"].map((word) => new Type({ lexicon, ...more }).score(word).label);
    assert.deepEqual(labels(lexicon), ["negative", "positive", "positive"]);
    assert.deepEqual(labels([...lexicon].reverse()), ["negative", "negative", "positive"]);
    assert.deepEqual(labels(lexicon, { onDuplicate: "keep" }), ["negative", "negative", "positive"]);
    assert.deepEqual(labels(lexicon, { withoutEnglish: true }), ["negative", "positive", "positive"]);
    assert.deepEqual(new Type({ lexicon }).score("laggy"), new Type({ lexicon: text }).score("laggy"));
    assert.deepEqual(new Type({ lexicon: [text] }).score("laggy"), new Type({ lexicon: text }).score("laggy"));
    assert.deepEqual(new Type({ lexicon: [] }).score("good"), new Type().score("good"));
    const twice = { lexicon: [{ zorbly: 1 }, { zorbly: 2 }], onDuplicate: "fail" };
    assert.throws(() => new Type(twice), /^Error: lexicon: the term "zorbly" is there already/);
    assert.throws(() => new Type({ lexicon: [], lexiconFormat: "tsv" }), /lexiconFormat without a lexicon/);
    assert.throws(() => new Type({ lexicon: [], withoutEnglish: true }), /withoutEnglish: true without a lexicon/);
  }
  const rated = new Analyzer({ lexicon: [{ laggy: -3 }, "goat\t4\n"], lexiconFormat: "afinn" });
  assert.deepEqual(rated.scoreBatch(["laggy", "goat"]).map(({ label }) => label), ["negative", "positive"]);
});

test("which of several lexicons is wrong", () => {
  for (const Type of [Analyzer, Lite]) {
    const wrong = (...lexicon) => () => new Type({ lexicon });
    assert.throws(wrong("term\n", "term\tvalence\nzorb\tbad\n"), /^Error: lexicon\[1\]: line 2, column 6: "bad" is not a number/);
    assert.throws(wrong({ "wi fi": 1, "wi-fi": 2 }, "term\n"), /^Error: lexicon\[0\]: of "wi-fi", /);
    for (const [one, kind] of [[null, "null"], [undefined, "undefined"], [["term\n"], "array"], [5, "number"]]) {
      assert.throws(wrong("term\n", one), { name: "TypeError", message: new RegExp(`^lexicon\\[1\\] must be a string .*, not ${kind}$`) });
    }
    // An object that makes another analyzer when it is read.
    const reads = { get zorbly() { new Type({ lexicon: [{ zorbly: -3 }, { zorbly: -3 }] }); return 3; } };
    assert.equal(new Type({ lexicon: [reads, { goat: 2 }] }).score("zorbly").label, "positive");
  }
});

test("the lexicon's terms alone", () => {
  for (const Type of [Analyzer, Lite]) {
    const alone = new Type({ lexicon: { zorbly: 3 }, withoutEnglish: true });
    assert.equal(alone.score("zorbly").label, "positive");
    assert.deepEqual(alone.score("terrible"), alone.score("soandso"));
    assert.deepEqual(alone.score("not zorbly"), alone.score("so zorbly"));
    for (const withoutEnglish of [false, null, undefined]) {
      const both = new Type({ lexicon: { zorbly: 3 }, withoutEnglish });
      assert.equal(both.score("terrible").label, "negative");
      assert.deepEqual(new Type({ withoutEnglish }).score("good"), new Type().score("good"));
    }
    const without = "withoutEnglish: true without a lexicon: give the terms as { lexicon }";
    assert.throws(() => new Type({ withoutEnglish: true }), { name: "TypeError", message: without });
    const message = "withoutEnglish must be true or false, not string";
    assert.throws(() => new Type({ lexicon: {}, withoutEnglish: "yes" }), { name: "TypeError", message });
  }
});

test("what happens to terms that the model has", () => {
  const lexicon = "term\tvalence\nnot\t-1\ngood\t-2\n";
  for (const Type of [Analyzer, Lite]) {
    const labels = (text) => ["merge", "replace", "keep"].map((onDuplicate) => new Type({ lexicon, onDuplicate }).score(text).label);
    // It negates still, but where its entry is replaced.
    assert.deepEqual(labels("not a great idea"), ["negative", "positive", "negative"]);
    assert.deepEqual(labels("good"), ["negative", "negative", "positive"]);
    for (const onDuplicate of [undefined, null, "MERGE"]) {
      assert.equal(new Type({ lexicon, onDuplicate }).score("good").label, "negative");
    }
    const there = /^Error: lexicon: the term "good" is there already/;
    assert.throws(() => new Type({ lexicon, onDuplicate: "fail" }), there);
    assert.equal(new Type({ lexicon: { zorbly: 3 }, onDuplicate: "fail" }).score("zorbly").label, "positive");
    const unknown = 'unknown policy for duplicates "add": expected one of merge, replace, keep, fail';
    assert.throws(() => new Type({ lexicon, onDuplicate: "add" }), { name: "RangeError", message: unknown });
    assert.throws(() => new Type({ lexicon, onDuplicate: 5 }), { name: "TypeError", message: "onDuplicate must be a string, not number" });
    const without = "onDuplicate without a lexicon: give the terms as { lexicon }";
    assert.throws(() => new Type({ onDuplicate: "keep" }), { name: "TypeError", message: without });
  }
});

/** A word list in each format, in which "zorbly" is bad and "frobly" good. */
const FILES = {
  tsv: "term\tvalence\nzorbly\t-2\nfrobly\t2\n",
  afinn: "zorbly\t-4\nfrobly\t4\n",
  vader: "zorbly\t-3\t0.5\t[-3, -3]\nfrobly\t3\n",
  nrc: "zorbly\tnegative\t1\nfrobly\tpositive\t1\n",
  liwc: "%\n1\tnegemo\n2\tposemo\n%\nzorb*\t1\nfrobly\t2\n",
  quanteda: "negative: [zorbly]\npositive:\n  - frobly\n",
};

test("a lexicon in each format, by name", () => {
  for (const [name, lexicon] of Object.entries(FILES)) {
    for (const lexiconFormat of [name, name.toUpperCase()]) {
      assert.ok(valence(Analyzer, { lexicon, lexiconFormat }) < -0.2, lexiconFormat);
      assert.ok(valence(Analyzer, { lexicon, lexiconFormat }, "frobly") > 0.2, lexiconFormat);
    }
    // Of one format after another the last is read.
    assert.ok(valence(Analyzer, { lexicon: FILES.tsv }) < -0.2);
    const types = readFileSync(join(PACKAGE, "js", "api.d.ts"), "utf8").match(/LexiconFormat = (.*);/)[1];
    assert.deepEqual(types.split(" | ").sort(), Object.keys(FILES).map((format) => `"${format}"`).sort());
  }
  for (const lexiconFormat of [undefined, null, "tsv"]) {
    assert.equal(valence(Lite, { lexicon: FILES.tsv, lexiconFormat }), valence(Lite, { lexicon: FILES.tsv }));
  }
});

test("a format of no lexicon is an error", () => {
  const message = "lexiconFormat without a lexicon: give the list that has it as { lexicon }";
  for (const [Type, lexiconFormat] of [[Analyzer, "afinn"], [Lite, "tsv"]]) {
    for (const lexicon of [undefined, null]) {
      assert.throws(() => new Type({ lexicon, lexiconFormat }), { name: "TypeError", message });
      assert.deepEqual(new Type({ lexicon, lexiconFormat: null }).score("good"), new Type().score("good"));
    }
  }
});

test("ratings weigh what a file gives them", () => {
  for (const lexiconFormat of ["vader", "afinn"]) {
    const rated = valence(Analyzer, { lexicon: { zorbly: -3, "(?:": 1 }, lexiconFormat });
    assert.equal(rated, valence(Analyzer, { lexicon: "zorbly\t-3\n", lexiconFormat }));
    assert.notEqual(rated, valence(Analyzer, { lexicon: { zorbly: -3 } }));
  }
  const wrong = [
    [{ lexicon: { laggy: -5.5 }, lexiconFormat: "afinn" }, "RangeError", 'the rating of "laggy" must be from -5 to 5, not -5.5'],
    [{ lexicon: { laggy: 5 }, lexiconFormat: "vader" }, "RangeError", 'the rating of "laggy" must be from -4 to 4, not 5'],
    [{ lexicon: { laggy: 1 }, lexiconFormat: "nrc" }, "TypeError", 'lexicon must be a string, the text of a file, where lexiconFormat is "nrc", not object'],
  ];
  for (const [options, name, message] of wrong) {
    assert.throws(() => new Analyzer(options), { name, message });
  }
});

test("a format that is none says which there are", () => {
  const all = "expected one of tsv, afinn, vader, nrc, liwc, quanteda";
  const lite = "expected tsv, all that sentiment-wasm/lite reads";
  for (const [Type, expected] of [[Analyzer, all], [Lite, lite]]) {
    for (const lexicon of [undefined, "good\t1\n"]) {
      const wrong = (lexiconFormat) => () => new Type({ lexicon, lexiconFormat });
      assert.throws(wrong("xml"), { name: "RangeError", message: `unknown lexiconFormat "xml": ${expected}` });
      assert.throws(wrong(1), { name: "TypeError", message: "lexiconFormat must be a string, not number" });
    }
  }
  assert.throws(() => new Lite({ lexicon: FILES.afinn, lexiconFormat: "afinn" }), { message: `unknown lexiconFormat "afinn": ${lite}` });
  const where = { name: "Error", message: "lexicon: line 1, column 8: 7 is outside -5 to 5" };
  assert.throws(() => new Analyzer({ lexicon: "zorbly\t7\n", lexiconFormat: "afinn" }), where);
});

test("the columns of a lexicon file", () => {
  const lexicon = `# of our support
term\tvalence\tnegated_valence\tanger\tfrustration\tshifter\tfactor\temotions
zorbly\t-2\t3\t3\t\t\t\t
frob*\t-2\t\t\t3\t\t\t
hella\t\t\t\t\tamplifier\t2\t
"zab rags"\t2\t\t\t\t\t\tjoy trust
`;
  for (const Type of [Analyzer, Lite]) {
    const own = new Type({ lexicon });
    assert.ok(own.score("zorbly").emotions.anger > 0.5);
    assert.equal(own.score("not zorbly").label, "positive");
    assert.equal(own.score("frobnicated").label, "negative");
    assert.ok(own.score("hella good").valence > own.score("good").valence);
    assert.ok(own.score("zab rags").emotions.joy > new Type().score("zab rags").emotions.joy);
    assert.ok(new Type({ lexicon, taxonomy: "feedback" }).score("frobly").emotions.frustration > 0.5);
  }
});
