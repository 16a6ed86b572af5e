// Which columns there are: those that the program names, where they stand there, and else those that it may name.
import { Analyzer, Vader, type Field, type Label, type ScoreColumns, type VaderColumns } from "sentiment-wasm";
import { Analyzer as LiteAnalyzer } from "sentiment-wasm/lite";

const analyzer = new Analyzer();
const vader = new Vader();
const texts = ["good"];
declare const asked: Field[];
declare const one: "valence" | "joy";
declare const either: readonly ["valence", "joy"] | readonly ["label"];

// Known where it is compiled.
const tuple = ["label", "joy"] as const;
const known = analyzer.scoreColumns(texts, { fields: tuple });
export const label: Label | undefined = known.labels[known.label[0]!];
export const joy: Float64Array = known.emotions.joy;
export const only: Float64Array = analyzer.scoreColumns(texts, { fields: new Set<"joy">(["joy"]) }).emotions.joy;
export const all: ScoreColumns["emotions"] = analyzer.scoreColumns(texts, { fields: ["emotions", "joy"] }).emotions;
export const lite: Float64Array = new LiteAnalyzer().scoreColumns([null], { missing: "null", fields: ["valence"] }).valence;
export const compound: Float64Array = vader.scoreColumns(texts, { fields: ["compound"] as const }).compound;
// @ts-expect-error it has no other
known.valence;
// @ts-expect-error nor another emotion
known.emotions.fear;

// Known when it runs.
const chosen = analyzer.scoreColumns(texts, { fields: asked });
export const maybe: Float64Array | undefined = chosen.valence;
export const maybeLabel: Label | undefined = chosen.labels?.[chosen.label?.[0] ?? 0];
export const maybeFear: Float64Array | undefined = chosen.emotions?.fear;
// @ts-expect-error it may be missing
chosen.valence.length;
// @ts-expect-error so may the labels
chosen.labels.length;
// @ts-expect-error and the emotions
chosen.emotions.joy;
// @ts-expect-error each of them
chosen.emotions?.joy.length;

// Some of them.
const mixed = analyzer.scoreColumns(texts, { fields: ["label", "anger", ...asked] });
export const sure: [Uint8Array, readonly Label[], Float64Array] = [mixed.label, mixed.labels, mixed.emotions.anger];
// @ts-expect-error it may be missing
mixed.valence.length;
// @ts-expect-error any emotion but the one
mixed.emotions.joy.length;
const two = analyzer.scoreColumns(texts, { fields: new Set(tuple) });
export const maybeJoy: Float64Array | undefined = two.emotions?.joy;
// @ts-expect-error a set may have one or the other
two.emotions.joy;
// @ts-expect-error which is in none of them
two.valence;
// @ts-expect-error one or the other
analyzer.scoreColumns(texts, { fields: [one] }).valence.length;
// @ts-expect-error one list or the other
analyzer.scoreColumns(texts, { fields: either }).label.length;

// Perhaps all.
const options: { fields?: Field[] | undefined } = {};
export const whole: Float64Array | undefined = analyzer.scoreColumns(texts, options).valence;
// @ts-expect-error perhaps not
analyzer.scoreColumns(texts, options).valence.length;
export const everything: ScoreColumns = analyzer.scoreColumns(texts, { fields: undefined });

// Those of VADER.
declare const ofVader: (keyof VaderColumns)[];
export const maybeNeg: Float64Array | undefined = vader.scoreColumns(texts, { fields: ofVader }).neg;
// @ts-expect-error it may be missing
vader.scoreColumns(texts, { fields: ofVader }).neg.length;
// @ts-expect-error perhaps not
vader.scoreColumns(texts, { fields: null as (keyof VaderColumns)[] | null }).neg.length;
// @ts-expect-error a field of another model
vader.scoreColumns(texts, { fields: asked });
