/* A paper's citation in each form, made of the facts that its page and `data/citations-N.js` have: the same texts, letter for
   letter, that paperweave/export/cite/ writes into files. `facts.py` there says what the facts are. */
(function (site) {
  "use strict";
  const SPACES = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
  const words = (text) => text.split(SPACES).filter(Boolean);
  const oneLine = (text) => words(text || "").join(" ");
  const filled = (pairs) => pairs.filter(([, value]) => value && value.length !== 0);
  const two = (number) => (number ? String(number).padStart(2, "0") : "");

  const address = ({ doi, arxiv, url }) => (doi ? `https://doi.org/${doi}` : arxiv ? `https://arxiv.org/abs/${arxiv}` : url || "");
  const plainTitle = ({ plain, title }) => plain || title;
  const isPreprint = ({ type }) => type === "misc" || type === "unpublished";
  const whole = ([family, , particle]) => (particle ? `${particle} ${family}` : family);
  const joined = (parts) => parts.filter(Boolean).join(", ");

  // BibTeX ----------------------------------------------------------------------------------------------------------

  const SIGNS = { "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}" };
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

  const texOf = ({ tex = {}, written = {} }) => {
    const sign = (one) => (Object.hasOwn(SIGNS, one) ? SIGNS[one] : Object.hasOwn(tex, one) ? tex[one] : one);
    const simple = (text) => [...text].map(sign).join("");
    return { simple, of: (name, text) => (Object.hasOwn(written, name) ? written[name] : simple(text || "")) };
  };
  const people = (kind, names, { written = {} }, simple) => names.map((name, i) => {
    if (Object.hasOwn(written, `${kind} ${i}`)) return written[`${kind} ${i}`];
    const [family, given, particle, generation] = name;
    return !given && !particle ? `{${simple(family)}}` : joined([simple(whole(name)), simple(generation || ""), simple(given || "")]);
  }).join(" and ");

  const fieldsOf = (facts) => {
    const { simple, of } = texOf(facts);
    const { authors = [], editors = [], date = [], arxiv } = facts;
    const named = (name) => [name, of(name, facts[name])];
    const pages = of("pages", (facts.pages || "").replaceAll("–", "-")).replaceAll("-", "--").replaceAll("----", "--");
    return [["title", `{${of("title", facts.title)}}`], ["author", people("author", authors, facts, simple)],
      ["key", authors.length ? "" : of("title", facts.title)], ["editor", people("editor", editors, facts, simple)],
      [facts.holder, of("place", facts.place)], named("series"), named("volume"), named("number"), ["pages", pages], named("publisher"),
      ["year", date[0] && String(date[0])], ["month", date[1] && MONTHS[date[1] - 1]], ["day", date[2] && String(date[2])],
      ...(arxiv ? [["eprint", arxiv], ["archiveprefix", "arXiv"], ["eprinttype", "arxiv"], ["primaryclass", facts.category]] : []),
      ["doi", facts.doi], ["isbn", facts.isbn], ["issn", facts.issn], ["url", address(facts)], ["ids", (facts.ids || []).join(", ")]];
  };
  const moreOf = (facts, abstract) => {
    const { of } = texOf(facts);
    return [["addendum", facts.also && `also titled: ${of("also", facts.also)}`], ["pdf", facts.arxiv ? facts.linked : facts.pdf], ["code", facts.code],
      ["keywords", (facts.keywords || []).map((word, i) => of(`keyword ${i}`, word.replaceAll(",", " "))).join(", ")],
      ["abstract", of("abstract", oneLine(abstract))]];
  };
  /* `abstract` undefined: the entry as a reader copies it, without what nobody cites. */
  const bib = (facts, abstract) => {
    const fields = [...fieldsOf(facts), ...(abstract === undefined ? [] : moreOf(facts, abstract))];
    const lines = filled(fields).map(([name, value]) => (name === "month" ? `  ${name} = ${value}` : `  ${name} = {${value}}`));
    return `@${facts.type}{${facts.key},\n${lines.join(",\n")}\n}\n`;
  };

  // RIS -------------------------------------------------------------------------------------------------------------

  const risName = (name) => joined([whole(name), name[1], name[3]]);
  const endsOf = (pages) => {
    const [first, ...rest] = (pages || "").replaceAll("–", "-").replaceAll("--", "-").split("-");
    return [words(first).length ? trimmed(first) : "", trimmed(rest.join("-"))];
  };
  const trimmed = (text) => text.replace(new RegExp(`^${SPACES.source}|${SPACES.source}$`, "g"), "");
  const risPlace = (facts) => {
    const { holder, place, publisher, arxiv } = facts;
    if (holder === "journal" || holder === "booktitle") {
      const again = { JOUR: "JO", CPAPER: "C3" }[facts.ris];
      return [["T2", place], ["PB", publisher], ...(again ? [[again, place]] : [])];
    }
    if (holder === "school" || holder === "institution") return [["PB", place || publisher]];
    return [["PB", publisher || (arxiv && "arXiv")], ["N1", place]];
  };
  const ris = (facts, abstract) => {
    const { authors = [], editors = [], date = [], arxiv } = facts;
    const [first, last] = endsOf(facts.pages);
    const each = (tag, values) => values.map((value) => [tag, value]);
    const link = address(facts);
    const lines = [["TI", plainTitle(facts)], ...each("AU", authors.map(risName)), ...each("A2", editors.map(risName)), ...risPlace(facts),
      ["T3", facts.series], ...(arxiv ? [["AN", `arXiv:${arxiv}`], ["DB", "arXiv"]] : []), ["VL", facts.volume], ["IS", facts.number],
      ["SP", first], ["EP", last], ["SN", facts.isbn || facts.issn], ["ID", facts.key], ["DO", facts.doi], ["AB", oneLine(abstract)],
      ...each("KW", facts.keywords || facts.about || []), ["UR", link], ["L1", arxiv ? `https://arxiv.org/pdf/${arxiv}` : facts.pdf],
      ...(date.length ? [["PY", String(date[0])], ["DA", `${date[0]}/${two(date[1])}/${two(date[2])}/`]] : [])];
    return [["TY", facts.ris], ...filled(lines), ["ER", ""]].map(([tag, value]) => `${tag}  - ${value}\n`).join("");
  };

  // CSL-JSON --------------------------------------------------------------------------------------------------------

  const cslName = ([family, given, particle, generation]) => (!given && !particle ? { literal: family }
    : Object.fromEntries(filled([["family", family], ["given", given], ["non-dropping-particle", particle], ["suffix", generation]])));
  const cslPlace = ({ holder, place, publisher, type, number }) => {
    if (holder === "journal" || holder === "booktitle") return { "container-title": place, publisher };
    if (holder === "school" || holder === "institution") {
      const genre = { mastersthesis: "Master's thesis", phdthesis: "PhD thesis" }[type];
      return { publisher: place || publisher, genre, number };
    }
    return { publisher, note: place };
  };
  const cslArchive = (facts) => {
    if (!facts.arxiv) return {};
    const archive = { archive: "arXiv", archive_location: facts.arxiv };
    return isPreprint(facts) ? { ...archive, publisher: facts.publisher || "arXiv", number: `arXiv:${facts.arxiv}` } : archive;
  };
  const item = (facts, abstract) => {
    const { authors = [], editors = [], date = [] } = facts;
    const known = { author: authors.map(cslName), editor: editors.map(cslName), ...cslPlace(facts), ...cslArchive(facts), volume: facts.volume,
      issue: facts.type === "article" && facts.number, page: facts.pages, "collection-title": facts.series, ISBN: facts.isbn, ISSN: facts.issn,
      DOI: facts.doi, abstract, keyword: (facts.keywords || []).join(", "), URL: address(facts) };
    return { id: facts.key, type: facts.csl, title: plainTitle(facts), ...(date.length ? { issued: { "date-parts": [date] } } : {}),
      ...Object.fromEntries(filled(Object.entries(known))) };
  };
  const json = (facts, abstract) => `${JSON.stringify([item(facts, abstract)], null, 1)}\n`;

  // A line of a bibliography ----------------------------------------------------------------------------------------

  const MOST_NAMES = 20;  // of more the first 19, an ellipsis, and the last
  const initials = (given) => words(given || "").map((word) => word.split("-").filter(Boolean).map((part) => `${[...part][0]}.`).join("-")).join(" ");
  const txtPeople = (names) => {
    if (names.length > MOST_NAMES) return `${names.slice(0, MOST_NAMES - 1).join(", ")}, … ${names.at(-1)}`;
    if (names.length > 1) return `${names.slice(0, -1).join(", ")}, & ${names.at(-1)}`;
    return names.length && !names[0].endsWith(".") ? `${names[0]}.` : names.join("");
  };
  const txtWhere = ({ type, holder, place, volume, number, pages, publisher, arxiv }) => {
    const shown = (pages || "").replaceAll("--", "-").replaceAll("-", "–");
    if (type === "article" && place) return joined([place, volume && volume + (number ? `(${number})` : ""), shown]);
    if (holder === "booktitle" && place) return shown ? `In ${place} (pp. ${shown})` : `In ${place}`;
    const kind = { phdthesis: "Doctoral dissertation", mastersthesis: "Master's thesis" }[type];
    if (kind) return place ? `${kind}, ${place}` : kind;
    return place || publisher || (arxiv && `arXiv:${arxiv}`);
  };
  const txt = (facts) => {
    const title = plainTitle(facts), { authors = [], date = [] } = facts;
    const named = /[.?!]$/.test(title) ? title : `${title}.`;
    const when = date.length ? `(${date[0]}).` : "(n.d.).";
    const who = txtPeople(authors.map((name) => joined([whole(name), initials(name[1]), name[3]])));
    const where = txtWhere(facts);
    return `${[...(who ? [who, when, named] : [named, when]), where ? `${where}.` : "", address(facts)].filter(Boolean).join(" ")}\n`;
  };

  /* `facts` and an abstract in a form: bib, ris, json or txt; `bib` without an abstract has none of what only a file has. */
  site.cite = { bib, ris, json, txt, item };
})(paperweave);
