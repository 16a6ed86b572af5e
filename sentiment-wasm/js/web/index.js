// Entry for browsers and for bundlers that know `new URL(..., import.meta.url)`:
// Vite, webpack 5, Rollup, Parcel.
export * from "./sentiment.js";
export { default } from "./sentiment.js";
