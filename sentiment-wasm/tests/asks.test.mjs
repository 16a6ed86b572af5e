// What a question asks for, and what one changes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyzer, contextAsks } from "sentiment-wasm";
import { contextAsks as liteAsks } from "sentiment-wasm/lite";

import { everywhere } from "./cases.mjs";

const QUESTIONS = {
  "What should we improve?": "faults",
  "What did you like least?": "faults",
  q3_what_to_improve: "faults",
  "What did you like most?": "merits",
  "How was your stay?": "neither",
  "Was gefällt Ihnen nicht?": "neither",
  "": "neither",
};

test("faults, merits, or neither", () => {
  for (const [question, asks] of Object.entries(QUESTIONS)) {
    assert.equal(contextAsks(question), asks, question);
    assert.equal(liteAsks(question), asks, question);
  }
});

test("one that asks for neither changes no score, any other does", () => {
  const analyzer = new Analyzer();
  for (const [context, asks] of Object.entries(QUESTIONS)) {
    const changes = analyzer.score("parking", { context }).valence !== analyzer.score("parking").valence;
    assert.equal(changes, asks !== "neither", context);
  }
  // Whether there is anything else is asked for neither, and "no" is an answer.
  const context = "Any other comments?";
  assert.equal(contextAsks(context), "neither");
  assert.deepEqual(analyzer.score("parking", { context }), analyzer.score("parking"));
  assert.ok(analyzer.score("no", { context }).valence > analyzer.score("no").valence);
});

test("what is no question is a TypeError", () => {
  for (const [value, kind] of [[undefined, "undefined"], [null, "null"], [5, "number"], [["Why?"], "array"]]) {
    assert.throws(() => contextAsks(value), { name: "TypeError", message: `question must be a string, not ${kind}` });
  }
});

test("in every build, and where the stack ends", async () => {
  const of = (Type, _lexicon, thrown, { contextAsks }) => {
    const endless = () => (contextAsks("What should we improve?"), endless());
    const said = new Set();
    for (let time = 0; time < 300; time += 1) {
      said.add(thrown(endless));
    }
    return { said: [...said], asks: contextAsks("What should we improve?"), label: new Type().score("good").label };
  };
  await everywhere(of, ({ said, asks, label }, where) => {
    assert.deepEqual(said, ["RangeError: Maximum call stack size exceeded"], where);
    assert.deepEqual([asks, label], ["faults", where.endsWith("Vader") ? undefined : "positive"], where);
  }, "--stack-size=100");
});
