// CommonJS entry for Node.
"use strict";

const { Analyzer, Vader, version } = require("./sentiment.js");

Object.defineProperty(exports, "__esModule", { value: true });
exports.Analyzer = Analyzer;
exports.Vader = Vader;
exports.version = version;
// Node loads the module at once; this is here so that code written for the
// web runs unchanged.
exports.default = async function init() {};
