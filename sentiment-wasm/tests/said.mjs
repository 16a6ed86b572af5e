// What examples say in comments behind expressions: `score.label; // "negative"`.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import ts from "typescript";

/** An example that compares what it says, where it stands, and how many values that are. */
export function comparing(source, place) {
  const file = ts.createSourceFile("README.mjs", source, ts.ScriptTarget.Latest, true);
  let compared = 0;
  let text = source;
  // From the end, as places before it stay.
  for (const statement of [...file.statements].reverse()) {
    const [, comment] = source.slice(statement.end).match(/^[ \t]*\/\/ (.*)/) ?? [];
    const said = comment && ts.isExpressionStatement(statement) && valueIn(comment);
    if (said) {
      const line = file.getLineAndCharacterOfPosition(statement.end).line;
      const [value, ...more] = [shown(statement.expression).getText(file), said, place(line)].map((it, index) => (index ? JSON.stringify(it) : it));
      text = `${text.slice(0, statement.getStart(file))}compare((${value}), ${more.join(", ")});${text.slice(statement.end)}`;
      compared += 1;
    }
  }
  return { compared, text: `import { compare } from ${JSON.stringify(fileURLToPath(import.meta.url))};${text}` };
}

/** What `console.log` shows, or else the expression itself. */
function shown(expression) {
  const logs = ts.isCallExpression(expression) && expression.expression.getText() === "console.log";
  return logs && expression.arguments.length === 1 ? expression.arguments[0] : expression;
}

/** The value that a comment is, or begins with: the rest is behind a sign. */
function valueIn(comment) {
  const ends = [...comment.matchAll(/[;:] /g)].map(({ index }) => index);
  return [comment.length, ...ends].map((end) => comment.slice(0, end).trim()).find((said) => parsed(said));
}

/** Of a list that ends in "…" the beginning. */
function parsed(said) {
  const named = { NaN: NaN, undefined: undefined };
  if (said in named) {
    return { value: named[said] };
  }
  const begins = said.endsWith(", …]");
  try {
    return { value: JSON.parse(begins ? said.replace(/, …\]$/, "]") : said), begins };
  } catch {
    return undefined;
  }
}

/** Whether it is the value that is said, a number as it is rounded there. */
export function compare(value, said, place) {
  const { value: expected, begins } = parsed(said);
  const [, decimals] = said.split(".");
  let found = value;
  if (begins) {
    found = value.slice(0, expected.length);
  } else if (typeof value === "number" && typeof expected === "number" && decimals) {
    found = Number(value.toFixed(decimals.length));
  }
  assert.deepEqual(found, expected, `${place} says ${said}, and it is ${JSON.stringify(value)}`);
}
