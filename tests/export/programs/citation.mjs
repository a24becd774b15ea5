// Reads a citation file with citation-js and prints it as CSL-JSON: node citation.mjs MODULES FILE
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [, , modules, file] = process.argv;
const require = createRequire(`${modules}/`);
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");
require("@citation-js/plugin-csl");
console.log(new Cite(readFileSync(file, "utf8")).format("data"));
