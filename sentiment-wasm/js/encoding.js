// Not all that runs in Node has them as globals: Jest with jsdom has neither.
const { TextDecoder, TextEncoder } = require("util");

