// CommonJS entry for Node.
"use strict";

Object.defineProperty(exports, "__esModule", { value: true });
Object.assign(exports, require("./sentiment.js"));
// Node loads the module at once; these are here so that code written for the
// web runs unchanged.
exports.default = async function init() {};
exports.initSync = function initSync() {};
