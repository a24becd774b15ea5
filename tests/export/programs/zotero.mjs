// Reads a citation file with one of Zotero's own translators and prints its items: node zotero.mjs TRANSLATOR.js FILE
// What a translator asks of Zotero is here as far as imports of BibTeX and RIS need it.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [, , translator, file] = process.argv;
const text = readFileSync(file, "utf8");
const items = [];
let place = 0;

const trimmed = (value) => String(value).trim().replace(/\s+/g, " ");
const cleanAuthor = (name, creatorType, useComma) => {
  const [last, first] = useComma && name.includes(",") ? name.split(/,\s*/, 2) : [name.split(" ").at(-1), name.split(" ").slice(0, -1).join(" ")];
  return { lastName: last, firstName: first, creatorType };
};
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const strToDate = (value) => {
  const year = /\b\d{4}\b/.exec(value)?.[0];
  const name = MONTHS.findIndex((month) => new RegExp(`\\b${month}`, "i").test(value));
  return { year, month: name < 0 ? undefined : name, day: /\b\d{1,2}\b(?!\d)/.exec(value.replace(year, ""))?.[0] };
};
const isText = { trim: (value) => value.trim(), trimInternal: trimmed, unescapeHTML: (value) => value, cleanAuthor, strToDate,
  strToISO: (value) => value, formatDate: (date) => [date.year, date.month !== undefined && date.month + 1, date.day].filter(Boolean).join("-"),
  cleanDOI: (value) => /10\.\d{4,9}\/\S+/.exec(value)?.[0] || null, removeDiacritics: (value) => value.normalize("NFD").replace(/\p{M}/gu, ""),
  deepCopy: (value) => structuredClone(value), fieldIsValidForType: () => true, getCreatorsForType: () => ["author", "editor"],
  text: {}, lpad: (value, pad, length) => String(value).padStart(length, pad), capitalizeTitle: (value) => value,
  itemTypeExists: () => true, text2html: (value) => value, getVersion: () => "7" };

class Item {
  constructor(itemType) {
    Object.assign(this, { itemType, creators: [], notes: [], tags: [], attachments: [], seeAlso: [] });
  }

  complete() { items.push(this); }
}
const Zotero = { Item, Collection: class {}, Utilities: isText, debug: () => {}, getHiddenPref: () => undefined, getOption: () => undefined,
  parentTranslator: null, setProgress: () => {}, setCharacterSet: () => {},
  read: (length) => {
    if (place >= text.length) return false;
    if (length) { const part = text.slice(place, place + length); place += length; return part; }
    const end = text.indexOf("\n", place);
    const line = text.slice(place, end < 0 ? text.length : end);
    place = end < 0 ? text.length : end + 1;
    return line;
  } };
const world = vm.createContext({ Zotero, Z: Zotero, ZU: isText, console, setTimeout });
const source = readFileSync(translator, "utf8");
vm.runInContext(source.slice(source.indexOf("\n}") + 2), world);
await world.doImport();
const plain = (item) => Object.fromEntries(Object.entries(item).filter(([, value]) => typeof value !== "function"));
console.log(JSON.stringify(items.map(plain)));
