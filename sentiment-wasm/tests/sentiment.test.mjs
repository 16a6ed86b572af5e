// What the bindings convert.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";

import init, * as sentiment from "sentiment-wasm";

import { PACKAGE, everywhere } from "./cases.mjs";

const { Analyzer, Vader } = sentiment;
const analyzer = new Analyzer();
const FIELDS = [
  "valence", "negative", "neutral", "positive", "label", "confidence", "coverage", "emotions",
  "dominant_emotion",
];
const EMOTIONS = [
  "anger", "anticipation", "disgust", "fear", "joy", "sadness", "surprise", "trust",
];
const FEEDBACK = [
  "frustration", "disappointment", "confusion", "worry", "sadness", "delight", "gratitude", "admiration",
  "trust", "surprise", "desire",
];
const TEXTS = ["a good app", "", "😀 not good", "naïve ★ GOOD", "🏳️‍🌈 so so good!!", "constructor"];

test("exports are those of the types", async () => {
  await init();
  const names = ["Analyzer", "EMOTIONS", "LABELS", "TAXONOMIES", "Vader", "contextAsks", "default", "initSync", "version"];
  assert.deepEqual(Object.keys(sentiment).sort(), names);
  const files = { Analyzer: "api.d.ts", Vader: "vader.d.ts" };
  for (const [name, type] of Object.entries({ Analyzer, Vader })) {
    const types = readFileSync(join(PACKAGE, "js", files[name]), "utf8");
    const body = types.split(new RegExp(`export class ${name}(?:<.*>)? {`))[1].split("\n}")[0];
    const declared = [...new Set([...body.matchAll(/^  (?:readonly )?(\w+)[(:]/gm)].map(([, method]) => method))];
    const there = Object.getOwnPropertyNames(type.prototype).filter((m) => !m.startsWith("__"));
    assert.deepEqual(declared.sort(), there.sort(), `js/${files[name]}, class ${name}`);
    // Node has it from 18.18 on.
    assert.equal(typeof type.prototype[Symbol.dispose], Symbol.dispose ? "function" : "undefined");
    assert.match(types, new RegExp(`^export interface ${name}(?:<.*>)? extends Disposing {}$`, "m"));
  }
});

test("a score has the fields, in order", () => {
  const score = analyzer.score("The app is good, the support is not.");
  assert.equal(Object.getPrototypeOf(score), Object.prototype);
  assert.deepEqual(Object.keys(score), FIELDS);
  assert.deepEqual(Object.keys(score.emotions), EMOTIONS);
  assert.ok(Math.abs(score.negative + score.neutral + score.positive - 1) < 1e-9);
  assert.ok(Math.abs(score.valence - (Math.sqrt(score.positive) - Math.sqrt(score.negative))) < 1e-9);
  assert.ok(["negative", "neutral", "positive", "mixed"].includes(score.label));
  assert.deepEqual(JSON.parse(JSON.stringify(score)), score);
});

test("the lists are the module's, in every build", async () => {
  const of = (Type, _lexicon, thrown, { EMOTIONS, LABELS, TAXONOMIES }) => {
    if (Type.name === "Vader") {
      return null;
    }
    const analyzers = Object.keys(TAXONOMIES).map((taxonomy) => new Type({ taxonomy }));
    return {
      lists: [EMOTIONS, LABELS, TAXONOMIES],
      frozen: [EMOTIONS, LABELS, TAXONOMIES, ...Object.values(TAXONOMIES)].every(Object.isFrozen),
      default: new Type().taxonomy,
      labels: new Type().scoreColumns([]).labels,
      taxonomies: analyzers.map((analyzer) => [analyzer.taxonomy, Object.keys(analyzer.score("").emotions)]),
      unknown: thrown(() => new Type({ taxonomy: "ekman" })),
    };
  };
  await everywhere(of, (found, where) => {
    if (found === null) {
      return;
    }
    const [emotions, labels, taxonomies] = found.lists;
    assert.deepEqual(labels, found.labels, `LABELS of js/lists.js, ${where}`);
    assert.deepEqual(Object.entries(taxonomies), found.taxonomies, `TAXONOMIES of js/lists.js, ${where}`);
    assert.deepEqual(emotions, taxonomies[found.default], where);
    assert.ok(found.unknown.endsWith(`expected one of ${Object.keys(taxonomies).join(", ")}`), found.unknown);
    assert.ok(found.frozen, where);
  });
});

test("the dominant emotion is named, or null", () => {
  const feedback = new Analyzer({ taxonomy: "feedback" });
  assert.equal(analyzer.score("I am so afraid of this").dominant_emotion, "fear");
  assert.equal(feedback.score("Thank you so much!").dominant_emotion, "gratitude");
  assert.equal(analyzer.score("It has four wheels.").dominant_emotion, null);
});

test("labels may be three", () => {
  const text = "The staff was friendly, but the room was dirty.";
  const usual = new Analyzer();
  const three = new Analyzer({ mixed: false });
  assert.equal(usual.score(text).label, "mixed");
  assert.equal(three.score(text).label, "negative");
  assert.equal(three.score(text).valence, usual.score(text).valence);
  assert.equal(three.scoreBatch([text])[0].label, "negative");
  assert.throws(() => new Analyzer({ mixed: "no" }), TypeError);
  usual.free();
  three.free();
});

test("a batch is the same as one by one", () => {
  const expected = TEXTS.map((text) => analyzer.score(text));
  assert.deepEqual(analyzer.scoreBatch(TEXTS), expected);
  assert.deepEqual(analyzer.scoreBatch(new Set(TEXTS)), expected);
  assert.deepEqual(analyzer.scoreBatch(TEXTS.values()), expected);
  assert.deepEqual(analyzer.scoreBatch([]), []);
  const vader = new Vader();
  assert.deepEqual(vader.scoreBatch(TEXTS), TEXTS.map((text) => vader.score(text)));
});

test("columns hold what a batch does", () => {
  const feedback = new Analyzer({ taxonomy: "feedback" });
  const options = { context: TEXTS.map((_, index) => (index % 2 ? "What should we improve?" : "")) };
  for (const model of [analyzer, feedback]) {
    for (const texts of [TEXTS, new Set(TEXTS), TEXTS.values()]) {
      const { labels, ...columns } = model.scoreColumns(texts, options);
      const rows = Array.from(columns.valence, (_, row) => {
        const value = ([name, column]) => [name, column[row]];
        const { emotions, label, dominant_emotion, ...numbers } = columns;
        return {
          ...Object.fromEntries(Object.entries(numbers).map(value)),
          label: labels[label[row]],
          emotions: Object.fromEntries(Object.entries(emotions).map(value)),
          dominant_emotion: Object.keys(emotions)[dominant_emotion[row]] ?? null,
        };
      });
      assert.deepEqual(rows, model.scoreBatch(TEXTS, options));
    }
  }
  const columns = analyzer.scoreColumns(["good", "bad"]);
  assert.deepEqual(Object.keys(columns).filter((name) => name !== "labels"), FIELDS);
  assert.deepEqual(structuredClone(columns), columns);
  const none = feedback.scoreColumns([]);
  assert.deepEqual([none.valence, none.label], [new Float64Array(), new Uint8Array()]);
  assert.deepEqual(Object.keys(none.emotions), FEEDBACK);
});

test("columns of many texts", () => {
  const length = 3 * 4096;
  const texts = Array.from({ length: length + 1 }, (_, row) => (row % 7 ? TEXTS[row % TEXTS.length] : null));
  const few = texts.slice(0, 42);
  for (const model of [analyzer, new Analyzer({ taxonomy: "feedback" }), new Vader()]) {
    const options = { missing: "null" };
    // The texts are the same after 42, and 4096 is no multiple of that.
    const expected = model.scoreColumns(few, options);
    for (const many of [texts, texts.slice(0, length), texts.values()]) {
      const columns = model.scoreColumns(many, options);
      assert.deepEqual(Object.keys(columns), Object.keys(expected));
      assert.deepEqual(columns.labels, expected.labels);
      const flat = ({ emotions, labels, ...columns }) => Object.entries({ ...columns, ...emotions });
      const wanted = Object.fromEntries(flat(expected));
      for (const [name, column] of flat(columns)) {
        assert.ok(column.length >= length, name);
        assert.ok(column.every((value, row) => Object.is(value, wanted[name][row % 42])), name);
      }
    }
    const message = /^texts\[12288\] must be a string, not null/;
    assert.throws(() => model.scoreColumns([...Array(length).fill("good"), null]), { name: "TypeError", message });
  }
});

test("columns of vader", () => {
  const vader = new Vader();
  const columns = vader.scoreColumns(TEXTS);
  assert.deepEqual(Object.keys(columns), ["neg", "neu", "pos", "compound"]);
  for (const [name, column] of Object.entries(columns)) {
    assert.deepEqual(column, Float64Array.from(vader.scoreBatch(TEXTS), (score) => score[name]));
  }
});

test("what is no text is a TypeError", () => {
  const values = [
    [undefined, "undefined"], [null, "null"], [5, "number"], [{}, "object"], [["a"], "array"],
    [true, "boolean"], [Symbol("a"), "symbol"], [5n, "bigint"], [() => "a", "function"],
    [new String("a"), "object"],
  ];
  const vader = new Vader();
  for (const [value, kind] of values) {
    const expected = { name: "TypeError", message: `text must be a string, not ${kind}` };
    for (const method of ["score", "scoreSentences", "explain", "explainHtml", "explainTerminal"]) {
      assert.throws(() => analyzer[method](value), expected, method);
    }
    assert.throws(() => vader.score(value), expected);
    assert.throws(() => vader.scoreSentences(value), expected);
    assert.throws(() => vader.explain(value), expected);
    for (const model of [analyzer, vader]) {
      const advice = value == null ? '; drop missing values, replace them by "", or say { missing: "null" }' : "";
      for (const texts of [["good", value], new Set(["good", value])]) {
        const expected = { name: "TypeError", message: `texts[1] must be a string, not ${kind}${advice}` };
        assert.throws(() => model.scoreBatch(texts), expected);
        assert.throws(() => model.scoreColumns(texts), expected);
      }
    }
  }
  for (const model of [analyzer, vader]) {
    assert.throws(() => model.scoreBatch("good"), {
      name: "TypeError",
      message: /not one string; for one text there is score\(\)/,
    });
    for (const [value, kind] of [[5, "number"], [null, "null"], [undefined, "undefined"], [{}, "object"]]) {
      assert.throws(() => model.scoreBatch(value), {
        name: "TypeError",
        message: `texts must be an iterable of strings, not ${kind}`,
      });
    }
  }
});

test("missing texts keep their places", () => {
  const vader = new Vader();
  const missing = "null";
  const texts = [null, "good", undefined, NaN, "", ,"bad"];
  const there = (score) => (text) => (typeof text === "string" ? score(text) : null);
  for (const model of [analyzer, vader]) {
    const expected = Array.from(texts, there((text) => model.score(text)));
    for (const given of [texts, texts.values(), new Set(texts)]) {
      const rows = given instanceof Set ? Array.from(given, there((text) => model.score(text))) : expected;
      assert.deepEqual(model.scoreBatch(given, { missing }), rows);
    }
    assert.deepEqual(model.scoreBatch(["good"], { missing }), model.scoreBatch(["good"]));
    for (const value of [5, {}, ["good"]]) {
      assert.throws(() => model.scoreBatch([value], { missing }), /^TypeError: texts\[0\] must be a string/);
    }
    for (const missing of ["error", null, undefined]) {
      assert.throws(() => model.scoreColumns([null], { missing }), /^TypeError: texts\[0\] .*missing: "null"/);
    }
    assert.throws(() => model.scoreBatch([], { missing: "skip" }), {
      name: "RangeError",
      message: 'unknown missing "skip": expected "error", or "null", which keeps its place; to skip missing texts, ' +
        "filter them out before",
    });
    assert.throws(() => model.scoreBatch([], { missing: true }), /^TypeError: missing must be a string, not boolean/);
    assert.throws(() => model.scoreColumns([], "null"), /^TypeError: options must be an object/);
  }
  const { valence, label, labels, emotions } = analyzer.scoreColumns(texts, { missing });
  const scores = analyzer.scoreBatch(texts, { missing });
  assert.deepEqual([...valence], scores.map((score) => score?.valence ?? NaN));
  assert.deepEqual([...emotions.joy], scores.map((score) => score?.emotions.joy ?? NaN));
  assert.deepEqual(Array.from(label, (position) => labels[position]), scores.map((score) => score?.label));
  assert.deepEqual([...vader.scoreColumns(["good", null], { missing }).compound], [0.4404, NaN]);

  const context = ["What should we improve?", null, undefined];
  const answers = ["parking", "parking", null];
  assert.deepEqual(analyzer.scoreBatch(answers, { context, missing }), [
    analyzer.score("parking", { context: context[0] }), analyzer.score("parking"), null,
  ]);
  // Whether texts may be missing is another question.
  for (const more of [{}, { missing: "error" }, { missing: null }]) {
    const scores = ["parking", "parking", "parking"].map((text, index) => analyzer.score(text, { context: context[index] }));
    assert.deepEqual(analyzer.scoreBatch(["parking", "parking", "parking"], { context, ...more }), scores);
    assert.deepEqual(analyzer.scoreBatch(["parking"], { context: [NaN], ...more }), [analyzer.score("parking")]);
    const columns = analyzer.scoreColumns(["parking", "parking", "parking"], { context: new Set(context), ...more });
    assert.deepEqual([...columns.valence], scores.map(({ valence }) => valence));
    assert.throws(() => analyzer.scoreBatch(answers, { context, ...more }), { message: /^texts\[2\] must be a string, not null; drop/ });
  }
});

test("scores of a batch are those of each text, whatever its size", () => {
  const vader = new Vader();
  const texts = ["I love it 😀", null, "It broke after a day", "", "Thank you, but it is late"];
  const many = Array.from({ length: 4096 * 2 + 3 }, (_, index) => texts[(index * index) % texts.length]);
  for (const model of [analyzer, new Analyzer({ taxonomy: "feedback" }), vader]) {
    const one = new Map(texts.map((text) => [text, text === null ? null : model.score(text)]));
    for (const some of [[], ["I love it 😀"], texts, many.slice(0, 4096), many.slice(0, 4097), many]) {
      const scores = model.scoreBatch(some, { missing: "null" });
      assert.deepEqual(scores, some.map((text) => one.get(text)));
      assert.deepEqual(JSON.stringify(scores.slice(0, 5)), JSON.stringify(some.slice(0, 5).map((text) => one.get(text))));
    }
    assert.notEqual(model.scoreBatch(["good", "good"])[0], model.scoreBatch(["good", "good"])[1]);
  }
});

test("what is awaited is no batch, and the error says what to write", () => {
  const vader = new Vader();
  async function* texts() {
    yield "good";
  }
  for (const model of [analyzer, vader]) {
    for (const method of ["scoreBatch", "scoreColumns"]) {
      for (const given of [texts(), { [Symbol.asyncIterator]: texts }, new ReadableStream()]) {
        assert.throws(() => model[method](given), { name: "TypeError", message: /not one that is awaited: .*`for await \(const text of texts\) some\.push/ });
      }
    }
  }
  const broken = { get [Symbol.asyncIterator]() { throw new RangeError("disk gone"); } };
  assert.throws(() => analyzer.scoreBatch(broken), { name: "RangeError", message: "disk gone" });
  assert.throws(() => analyzer.scoreBatch(Promise.resolve(["good"])), { message: "texts must be an iterable of strings, not object" });
});

test("the console shows what an analyzer is", () => {
  const vader = new Vader();
  assert.equal(inspect(analyzer), "Analyzer { taxonomy: 'plutchik' }");
  assert.equal(inspect([new Analyzer({ taxonomy: "feedback" })], { compact: true }), "[ Analyzer { taxonomy: 'feedback' } ]");
  assert.equal(inspect(new (class Own extends Analyzer {})()), "Own { taxonomy: 'plutchik' }");
  assert.equal(inspect(vader), "Vader {}");
  const freed = new Analyzer();
  freed.free();
  assert.equal(inspect(freed), "Analyzer (freed)");
  // What is none is shown, too.
  assert.equal(inspect(Object.create(Analyzer.prototype)), "Analyzer {}");
  assert.equal(JSON.stringify(Object.keys(analyzer)), "[]");
});

test("what an iterable throws comes through", () => {
  function* texts() {
    yield "good";
    throw new RangeError("disk gone");
  }
  assert.throws(() => analyzer.scoreBatch(texts()), { name: "RangeError", message: "disk gone" });
  assert.deepEqual(analyzer.score("good"), analyzer.score("good"));
});

test("an iterable that is left early is closed", () => {
  const closed = [];
  function* items(name, ...values) {
    try {
      yield* values;
    } finally {
      closed.push(name);
    }
  }
  const calls = {
    "texts[1] must be a string": () => [items("texts", "good", 5, "bad")],
    "texts[0] must be a string": () => [items("texts", null), { context: ["What?"] }],
    "context[0] must be a string": () => [items("texts", "good"), { context: items("context", 5) }],
    "context has more items": () => [["good"], { context: items("context", "What?", "Why?", "Who?") }],
    "context has 1 items": () => [items("texts", "good", "bad"), { context: items("context", "What?") }],
    "disk gone": () => [items("texts", "good"), { context: { [Symbol.iterator]: () => ({ next() { throw new Error("disk gone"); } }) } }],
  };
  for (const method of ["scoreBatch", "scoreColumns"]) {
    for (const [reason, given] of Object.entries(calls)) {
      const message = (error) => error.message.startsWith(reason);
      closed.length = 0;
      const [texts, options] = given();
      assert.throws(() => analyzer[method](texts, options), message);
      const generators = [texts, options?.context].filter((it) => it?.return);
      assert.equal(closed.length, generators.length, reason);
    }
  }
  closed.length = 0;
  assert.throws(() => new Vader().scoreBatch(items("texts", "good", 5)), /must be a string/);
  assert.deepEqual(closed, ["texts"]);
  // As in a loop, what closing throws is not what is said.
  const stubborn = { [Symbol.iterator]: () => stubborn, next: () => ({ value: 5 }), return() { throw new Error("no"); } };
  assert.throws(() => analyzer.scoreBatch(stubborn), /must be a string/);
});

test("an iterable that was read to its end, or throws, is not closed", () => {
  let closed = 0;
  const iterable = (next) => ({ [Symbol.iterator]: () => ({ next, return: () => { closed += 1; } }) });
  const two = () => {
    const values = ["good", "bad"].values();
    return iterable(() => values.next());
  };
  assert.equal(analyzer.scoreBatch(two(), { context: two() }).length, 2);
  const broken = iterable(() => { throw new RangeError("disk gone"); });
  assert.throws(() => analyzer.scoreBatch(broken), /disk gone/);
  assert.throws(() => analyzer.scoreBatch(["good"], { context: broken }), /disk gone/);
  assert.equal(closed, 0);
});

test("lone surrogates count as U+FFFD", () => {
  for (const text of ["\ud800", "a good \udfff app", "\ude00\ud83d good", "\udcff".repeat(9)]) {
    const replaced = text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, "\ufffd");
    assert.deepEqual(analyzer.score(text), analyzer.score(replaced));
    assert.equal(analyzer.explain(text).text, replaced);
    assert.deepEqual(new Vader().score(text), new Vader().score(replaced));
  }
});

test("spans of what a program wrote are in the text as it is", () => {
  const text = "😀 I do n't like it &lt;3";
  const terms = analyzer.explain(text).contributions;
  const heart = terms.find(({ term }) => term === "<3");
  assert.equal(text.slice(...heart.span), "&lt;3");
  assert.deepEqual(analyzer.score(text), analyzer.score("😀 I don't like it <3"));
});

test("spans are in UTF-16 units", () => {
  const before = [
    "", "a ", "é ", "😀 ", "👩‍👩‍👧‍👦 ", "🏳️‍🌈 ", "日本語。", "\ud800 ", "\ude00\ud83d ", "🙂 ".repeat(100),
  ];
  for (const start of before) {
    const text = `${start}good 😀 x good`;
    const explanation = analyzer.explain(text);
    const words = explanation.contributions.map(({ span }) => text.slice(...span));
    assert.deepEqual(words.filter((word) => word === "good"), ["good", "good"], text);
    for (const { span, shifters } of explanation.contributions) {
      for (const [start, end] of [span, ...shifters.map((shifter) => shifter.span)]) {
        assert.ok(0 <= start && start < end && end <= text.length);
      }
    }
    const sentences = analyzer.scoreSentences(text);
    for (const { span, score } of sentences) {
      const sentence = text.slice(...span);
      assert.equal(sentence, sentence.trim());
      assert.deepEqual(score, analyzer.score(sentence));
    }
    assert.equal(sentences.at(-1).span[1], text.length);
  }
});

test("an explanation adds up", () => {
  const explanation = analyzer.explain("A good app, but really not good support 😡");
  assert.deepEqual(Object.keys(explanation), [
    "text", "score", "intercept", "contributions", "sums", "scale", "subjectivity_scale", "emotion_scale", "irony",
  ]);
  assert.ok(explanation.contributions.length > 0);
  const zero = Object.fromEntries(EMOTIONS.map((name) => [name, 0]));
  const sums = { valence: 0, subjectivity: 0, emotions: zero };
  for (const contribution of explanation.contributions) {
    assert.deepEqual(Object.keys(contribution), [
      "kind", "span", "term", "base", "weight", "shifters", "sums",
    ]);
    assert.equal(contribution.kind, "term");
    sums.valence += contribution.sums.valence;
    sums.subjectivity += contribution.sums.subjectivity;
    for (const name of EMOTIONS) {
      sums.emotions[name] += contribution.sums.emotions[name];
    }
  }
  assert.deepEqual(sums, explanation.sums);
  assert.deepEqual(explanation.score, analyzer.score(explanation.text));
});

test("a score can be calculated from its explanation as the types say", () => {
  const types = readFileSync(join(PACKAGE, "js", "api.d.ts"), "utf8");
  const [, formula] = /^ \* ```js\n(.*?)^ \* ```/ms.exec(types);
  const results = ["negative", "positive", "valence", "joy"];
  const names = ["intercept", "contributions", "sums", "scale", "subjectivity_scale", "emotion_scale"];
  const calculate = Function(`{ ${names} }`, `${formula.replace(/^ \*/gm, "")} return { ${results} };`);
  const answers = [{}, { context: "What should we improve?" }];
  for (const text of ["", "good", "A good app, but really not good support 😡", "not good 😀", "long ".repeat(60) + "wait"]) {
    for (const options of answers) {
      const explanation = analyzer.explain(text, options);
      const { score: { emotions, ...score } } = explanation;
      for (const [name, value] of Object.entries(calculate(explanation))) {
        const expected = name === "joy" ? emotions.joy : score[name];
        assert.ok(Math.abs(value - expected) < 1e-12, `${text}: ${name} ${value}, not ${expected}`);
      }
    }
  }
});

test("an explanation says what marks sarcasm", () => {
  const marked = analyzer.explain("😀 Just great /s");
  assert.deepEqual(marked.irony.map((span) => marked.text.slice(...span)), ["/s"]);
  assert.ok(analyzer.explainHtml(marked.text).includes("“/s” marks sarcasm"));
  assert.deepEqual(analyzer.explain("Just great").irony, []);
});

test("the question is the last contribution", () => {
  const text = "😀 the pricing";
  const options = { context: "What should we improve?" };
  const explanation = analyzer.explain(text, options);
  const { kind, term, span, shifters } = explanation.contributions.at(-1);
  assert.deepEqual([kind, term, shifters], ["context", "faults", []]);
  assert.equal(text.slice(...span), text);
  const sum = explanation.contributions.reduce((sum, { sums }) => sum + sums.valence, 0);
  assert.equal(sum, explanation.sums.valence);
  assert.deepEqual(explanation.contributions.slice(0, -1), analyzer.explain(text).contributions);
  assert.ok(analyzer.explainTerminal(text, false, options).includes("asks for faults"));
  assert.ok(analyzer.explainHtml(text, options).includes("asks for faults"));
});

test("a question that asks for neither changes nothing", () => {
  for (const options of [undefined, null, {}, { context: null }, { context: "" }, { context: "How was your stay?" }]) {
    assert.deepEqual(analyzer.scoreBatch(TEXTS, options), analyzer.scoreBatch(TEXTS));
    for (const text of TEXTS) {
      assert.deepEqual(analyzer.score(text, options), analyzer.score(text));
      assert.deepEqual(analyzer.explain(text, options), analyzer.explain(text));
    }
  }
});

test("each text may answer its own question, and each sentence", () => {
  const context = ["What should we improve?", "What did you like most?"];
  const scores = analyzer.scoreBatch(["parking", "parking"], { context: context.values() });
  assert.deepEqual(scores.map(({ label }) => label), ["negative", "positive"]);
  const sentences = analyzer.scoreSentences("The parking. Nothing else!", { context: context[0] });
  assert.deepEqual(sentences.map(({ score }) => score.label), ["negative", "positive"]);
});

test("an own lexicon", () => {
  assert.equal(analyzer.score("zorbly").label, "neutral");
  const own = new Analyzer({ lexicon: "term\tvalence\nzorbly\t3\n" });
  assert.equal(own.score("zorbly").label, "positive");
  assert.deepEqual(own.score("I love it"), analyzer.score("I love it"));
  for (const options of [undefined, null, {}, { lexicon: null }]) {
    assert.deepEqual(new Analyzer(options).score("good"), analyzer.score("good"));
  }
  assert.throws(() => new Analyzer({ lexicon: "term\tvalence\nzorb\tbad\n" }), {
    name: "Error",
    message: 'lexicon: line 2, column 6: "bad" is not a number',
  });
  assert.throws(() => new Analyzer("a"), { name: "TypeError", message: /^options must be an object such as/ });
});

test("emotions of the taxonomy", () => {
  const feedback = new Analyzer({ taxonomy: "feedback" });
  const text = "Thanks, but I am worried about 😀";
  const score = feedback.score(text);
  assert.deepEqual(Object.keys(score.emotions), FEEDBACK);
  const { emotions, dominant_emotion } = score;
  assert.deepEqual(score, { ...analyzer.score(text), emotions, dominant_emotion });
  assert.deepEqual(feedback.scoreBatch([text], { context: [""] }), [score]);
  const explanation = feedback.explain(text);
  assert.deepEqual(explanation.score, score);
  for (const name of FEEDBACK) {
    const sum = explanation.contributions.reduce((sum, { sums }) => sum + sums.emotions[name], 0);
    assert.equal(sum, explanation.sums.emotions[name]);
  }
  const lexicon = "term\tconfusion\nzorbled\t3.5\n";
  const own = new Analyzer({ lexicon, taxonomy: "feedback" });
  assert.ok(own.score("zorbled").emotions.confusion > 0.25);
  for (const taxonomy of ["plutchik", null, undefined]) {
    assert.deepEqual(new Analyzer({ taxonomy }).score(text), analyzer.score(text));
  }
  assert.throws(() => new Analyzer({ taxonomy: "ekman" }), {
    name: "RangeError",
    message: 'unknown taxonomy "ekman": expected one of plutchik, feedback',
  });
  assert.throws(() => new Analyzer({ taxonomy: 5 }), { name: "TypeError", message: "taxonomy must be a string, not number" });
});

test("of many questions each text answers its own", () => {
  const about = ["parking", "staff", "rooms", "pool", "wifi", "beds", "food"];
  const questions = about.flatMap((what) => [
    `What should we improve about the ${what}?`, `What did you like about the ${what}?`, `How was the ${what}?`,
  ]);
  const context = Array.from({ length: 200 }, (_, index) => questions[(index * index) % questions.length]);
  const scores = analyzer.scoreBatch(context.map(() => "parking"), { context });
  assert.deepEqual(scores, context.map((context) => analyzer.score("parking", { context })));
});

test("wrong contexts", () => {
  const message = (name, message) => ({ name, message });
  for (const method of ["score", "explain", "scoreSentences", "explainHtml"]) {
    assert.throws(() => analyzer[method]("a", { context: 5 }), message("TypeError", "context must be a string, not number"));
    assert.throws(() => analyzer[method]("a", "What?"), message("TypeError", /^options must be an object such as/));
  }
  const each = "; give one for each, null where there is none, or one string for all";
  const batch = (texts, context) => () => analyzer.scoreBatch(texts, { context });
  assert.throws(batch(["a"], {}), message("TypeError", "context must be a string or an iterable of strings, not object"));
  assert.throws(batch(["a", "b"], ["What?", 5]), message("TypeError", "context[1] must be a string, not number"));
  assert.throws(batch(["a", "b"], ["What?"]), message("RangeError", `context has 1 items, fewer than texts${each}`));
  assert.throws(batch(["a"], ["What?", "Why?"]), message("RangeError", `context has more items than texts, which has 1${each}`));
});

test("an explanation is shown", () => {
  const html = analyzer.explainHtml("a good <b>app</b>");
  assert.ok(!html.includes("<b>") && html.includes("good"));
  // Not by colour alone.
  const line = (text) => /border-bottom:\S+ (\w+)/.exec(analyzer.explainHtml(text))[1];
  assert.deepEqual([line("good"), line("terrible")], ["solid", "dotted"]);
  assert.ok(!analyzer.explainTerminal("a good app", false).includes("\x1b["));
  assert.ok(analyzer.explainTerminal("a good app").includes("good"));
});

test("vader answers in its own terms", () => {
  const score = new Vader().score("a good app");
  assert.deepEqual(Object.keys(score), ["neg", "neu", "pos", "compound"]);
});

test("vader takes own words", () => {
  const own = new Vader({ lexicon: "laggy\t-1.5\t0.5\t[-1, -2]\r\ngoat\t3\nхорошо\t1.9\ngood\t-1" });
  const texts = ["so laggy", "good", "🐐", "Хорошо!"];
  const compounds = texts.map((text) => own.score(text).compound);
  assert.deepEqual(compounds, [-0.4201, -0.25, 0.6124, 0.4926]);
  assert.deepEqual([...own.scoreColumns(texts).compound], compounds);
  assert.equal(own.explain("the goat").contributions[0].base, 3);
  for (const none of [undefined, null, {}, { lexicon: null }, { lexicon: "" }]) {
    assert.deepEqual(new Vader(none).score("good"), new Vader().score("good"));
  }
  const reason = /^Error: lexicon: line 2, column 5: the valence "x" is not a number$/;
  assert.throws(() => new Vader({ lexicon: "good\t1\nbad\tx" }), reason);
  assert.throws(() => new Vader("good\t1"), { name: "TypeError", message: /^options must be an object/ });
});

test("vader scores sentences", () => {
  const vader = new Vader({ lexicon: { support: -1 } });
  const text = "😀 Good app! Bad support.";
  const sentences = vader.scoreSentences(text);
  assert.deepEqual(sentences.map(({ span }) => span), analyzer.scoreSentences(text).map(({ span }) => span));
  for (const sentence of sentences) {
    assert.deepEqual(Object.keys(sentence), ["span", "score"]);
    assert.deepEqual(sentence.score, vader.score(text.slice(...sentence.span)));
  }
  assert.equal(sentences.length, 2);
  assert.deepEqual(vader.scoreSentences(""), []);
});

test("vader explains", () => {
  const text = "😀 a really good app, but SLOW!!";
  const { contributions, emphasis, sum, score } = new Vader().explain(text);
  assert.deepEqual(Object.keys(contributions[0]), ["span", "term", "base", "value"]);
  assert.ok(contributions.some(({ span }) => text.slice(...span) === "good"));
  const total = contributions.reduce((sum, { value }) => sum + value, 0) + emphasis;
  assert.ok(Math.abs(total - sum) < 1e-9);
  assert.deepEqual(score, new Vader().score(text));
});

test("long texts, many texts, many analyzers", () => {
  analyzer.score("good ".repeat(200_000));
  analyzer.score("😀".repeat(200_000));
  assert.equal(analyzer.scoreBatch(new Array(20_000).fill("a good app")).length, 20_000);
  for (let i = 0; i < 1000; i += 1) {
    new Analyzer().free();
  }
});

test("the version is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  assert.equal(sentiment.version(), version);
});
