/* References that somebody pastes: a BibTeX or RIS file, CSL-JSON, a list of references, numbers, addresses or titles, taken
   apart as far as each kind tells, and matched with the papers of this site.

   A reference is { text, names, title, authors, year, venue }: the text as it stood, what may identify it, and what the kind
   names. Of a reference in prose only the text and what stands in it is known. */
(function (site) {
  "use strict";
  const SURE = 0.9, LIKELY_OF_AN_AUTHOR = 0.8, LIKELY = 0.75;  // of a title's letters
  const TELLING = 15;  // letters: a shorter title is sure only together with an author
  const WITHOUT_SUBTITLE = 0.05;
  const SHORTEST_NAME = 3;
  const MOST_CANDIDATES = 8, LEAST_OF_BEST = 0.4;
  const PROSE = 25;  // letters: a line in prose with fewer beside the title names no authors

  // Taking apart ----------------------------------------------------------------------------------------------------

  const ARXIV = /(?<![\d.\/])(\d{4}\.\d{4,5}|(?:astro-ph|cond-mat|gr-qc|hep-[a-z]{2,3}|math-ph|nlin|nucl-(?:ex|th)|quant-ph|physics|math|cs|q-bio|q-fin|stat|eess|econ)(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?![\d\/])/g;
  const DOI = /10\.\d{4,9}\/[^\s"<>{}|\\^`]+/g;
  const YEAR = /(?<![\d.\/:-])(?:19|20)\d\d(?![\d\/:]|\.\d)/g;
  const COMMANDS = /\\(?:[a-zA-Z]+\s*|[^a-zA-Z])/g;

  const named = (text) => [...[...text.matchAll(ARXIV)].map(([, number]) => number), ...[...text.matchAll(DOI)].map(([doi]) => doi)];
  const bare = (text) => text.replace(/\\[`'^"~=.uvHck]\s*\{?(\p{L})\}?/gu, "$1").replace(COMMANDS, "").replace(/[{}$]/g, "").replace(/\s+/g, " ").trim();
  const yearIn = (text) => [...String(text ?? "").matchAll(YEAR)].map(([year]) => Number(year))[0] || null;
  const families = (names) => names.map((name) => name.trim()).filter(Boolean)
    .map((name) => (name.includes(",") ? name.split(",")[0] : name.split(/\s+/).at(-1)));

  /* The fields of one BibTeX entry: values in braces, however deep, in quotes, or bare. */
  const fieldsOf = (entry) => {
    const fields = {};
    const NAME = /([a-z][\w-]*)\s*=\s*/gi;
    for (let match = NAME.exec(entry); match; match = NAME.exec(entry)) {
      let depth = 0, end = NAME.lastIndex;
      const quoted = entry[end] === '"';
      if (quoted) end++;
      for (; end < entry.length; end++) {
        const sign = entry[end];
        if (sign === "\\") end++;
        else if (sign === "{") depth++;
        else if (sign === "}" && --depth < 0) break;
        else if (!depth && (quoted ? sign === '"' : sign === ",")) break;
      }
      fields[match[1].toLowerCase()] ??= bare(entry.slice(NAME.lastIndex, end).replace(/^"/, ""));
      NAME.lastIndex = end;
    }
    return fields;
  };
  const fromBibtex = (text) => text.split(/^\s*(?=@\w+\s*[{(])/m).filter((entry) => /^@(?!comment|string|preamble)\w+\s*[{(]/i.test(entry)).map((entry) => {
    const [head, key] = /^@\w+\s*[{(]\s*([^\s,]*)/.exec(entry);
    const fields = fieldsOf(entry.slice(head.length));
    return {
      text: entry.trim(), names: [fields.doi, fields.eprint, fields.url, fields.arxivid, ...named(`${fields.journal} ${fields.note}`), key].filter(Boolean),
      title: fields.title || "", authors: families((fields.author || "").split(/\s+and\s+/)),
      year: yearIn(fields.year || fields.date), venue: fields.journal || fields.booktitle || fields.journaltitle || "",
    };
  });

  const fromRis = (text) => text.split(/^ER  ?-.*$/m).filter((entry) => /^TY  ?-/m.test(entry)).map((entry) => {
    const all = (...tags) => [...entry.matchAll(/^([A-Z][A-Z\d])  ?-[ \t]*(.*)$/gm)].filter(([, tag, value]) => tags.includes(tag) && value.trim()).map(([, , value]) => value.trim());
    return {
      text: `${entry.trim()}\nER  - `, names: all("DO", "UR", "AN", "M1", "ID", "L1", "L2"), title: all("TI", "T1")[0] || "",
      authors: families(all("AU", "A1")), year: yearIn(all("PY", "Y1", "DA")[0]), venue: all("T2", "JO", "JF", "BT")[0] || "",
    };
  });

  const fromJson = (text) => {
    let values;
    try { values = JSON.parse(text); } catch { return []; }
    const items = (Array.isArray(values) ? values : [values]).filter((item) => item && typeof item.title === "string");
    return items.map((item) => ({
      text: JSON.stringify(item), names: [item.DOI, item.doi, item.arxiv, item.URL, item.url, item.id].filter((one) => typeof one === "string"),
      title: item.title, authors: Array.isArray(item.author) ? families(item.author.map((one) => one?.family ?? one?.literal ?? "")) : [],
      year: yearIn(JSON.stringify(item.issued ?? item.year ?? item.date ?? "")), venue: String(item["container-title"] || item.venue || ""),
    }));
  };

  /* References in prose: with numbers before them, with empty lines between them, or one a line. */
  const NUMBERED = /^\s*(?:\[\w{1,12}\]|\(?\d{1,4}[.)])\s+/;
  const chunks = (text) => {
    const lines = text.split("\n");
    if (lines.filter((line) => NUMBERED.test(line)).length > 1) {
      return lines.reduce((all, line) => {
        if (NUMBERED.test(line) || !all.length) all.push(line.replace(NUMBERED, ""));
        else all[all.length - 1] += ` ${line.trim()}`;
        return all;
      }, []);
    }
    const paragraphs = text.split(/\n\s*\n/);
    if (paragraphs.length > 1 && paragraphs.some((one) => one.trim().includes("\n"))) return paragraphs.map((one) => one.replace(/\s*\n\s*/g, " "));
    return lines;
  };
  const onlyNames = (line) => line.split(/[\s,;]+/).filter(Boolean).every((word) => site.identifiers(word).some(({ certain }) => certain));
  const fromProse = (text) => chunks(text).map((line) => line.trim()).filter(Boolean)
    .flatMap((line) => (onlyNames(line) ? line.split(/[\s,;]+/).filter(Boolean) : [line]))
    .map((line) => ({ text: line, names: [...named(line), ...(/\s/.test(line) ? [] : [line])], title: "", authors: [], year: null, venue: "" }));

  /* Each kind of text: what it holds, and how some of its references are put together again. */
  const KINDS = [
    { ending: "bib", is: (text) => /^\s*@\w+\s*[{(]/m.test(text), from: fromBibtex, join: (texts) => texts.join("\n\n") + "\n" },
    { ending: "ris", is: (text) => /^TY  ?-/m.test(text), from: fromRis, join: (texts) => texts.join("\n") + "\n" },
    { ending: "json", is: (text) => /^\s*[[{]/.test(text) && fromJson(text).length, from: fromJson, join: (texts) => `[${texts.join(",\n")}]\n` },
    { ending: "txt", is: () => true, from: fromProse, join: (texts) => texts.join("\n") + "\n" },
  ];
  /* A text taken apart: { kind, references }. */
  const read = (text) => {
    const kind = KINDS.find(({ is }) => is(text));
    return { kind, references: kind.from(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")) };
  };

  // Matching --------------------------------------------------------------------------------------------------------

  const letters = (text) => site.wholeWords(text).join("");

  /* How many letters must change for one text to be another, neighbours swapped being one change; `within`: to be a part of the
     other. Sellers' algorithm with the swaps of Damerau. */
  const distance = (part, whole, within) => {
    let before = new Uint16Array(whole.length + 1), above = new Uint16Array(whole.length + 1), row = new Uint16Array(whole.length + 1);
    if (!within) for (let j = 1; j <= whole.length; j++) above[j] = j;
    for (let i = 1; i <= part.length; i++) {
      const sign = part.charCodeAt(i - 1);
      row[0] = i;
      for (let j = 1; j <= whole.length; j++) {
        let least = above[j - 1] + (sign !== whole.charCodeAt(j - 1));
        if (above[j] + 1 < least) least = above[j] + 1;
        if (row[j - 1] + 1 < least) least = row[j - 1] + 1;
        const swapped = i > 1 && j > 1 && sign === whole.charCodeAt(j - 2) && part.charCodeAt(i - 2) === whole.charCodeAt(j - 1);
        if (swapped && before[j - 2] + 1 < least) least = before[j - 2] + 1;
        row[j] = least;
      }
      [before, above, row] = [above, row, before];
    }
    return within ? above.reduce((least, one) => Math.min(least, one)) : above[whole.length];
  };

  /* How much of a title's letters a reference has: 1 is all. A subtitle may be missing on either side. */
  const likeness = (title, reference) => {
    if (!title) return 0;
    if (!reference.title) return 1 - distance(title, reference.letters, true) / title.length;
    const given = reference.letters;
    return Math.max(0, 1 - distance(title, given, false) / Math.max(title.length, given.length));
  };
  const nameOf = (title) => letters(title.split(/[:?–—]\s/)[0]);
  const titlesOf = (paper) => [paper.title, ...paper.otherTitles];

  /* How like a paper's title is; a title without its subtitle on one side is worth a little less. */
  const titleLikeness = (paper, reference) => Math.max(...titlesOf(paper).map((title) => {
    const ours = letters(title), whole = likeness(ours, reference);
    if (!reference.title || whole >= SURE) return whole;
    const name = nameOf(title), theirs = nameOf(reference.title);
    const cut = name !== ours && name.length >= TELLING ? likeness(name, reference) : 0;
    const other = theirs !== reference.letters && theirs.length >= TELLING ? likeness(ours, { title: theirs, letters: theirs }) : 0;
    return Math.max(whole, cut - WITHOUT_SUBTITLE, other - WITHOUT_SUBTITLE);
  }));
  /* Whether a reference gives only the name before the colon of a paper's title: "BERT" of "BERT: Pre-training of …". */
  const isNamed = (paper, reference) => reference.title && reference.letters.length >= SHORTEST_NAME
    && titlesOf(paper).some((title) => nameOf(title) === reference.letters);

  /* Whether a reference and a paper have an author in common; null where the reference names none. */
  const shared = (paper, reference) => {
    const ours = new Set(families(paper.authors).map(site.fold));
    if (reference.authors.length) return reference.authors.some((name) => ours.has(site.fold(name)));
    if (reference.title) return null;
    const words = new Set(site.wholeWords(reference.text));
    if ([...ours].some((name) => site.wholeWords(name).every((word) => words.has(word)))) return true;
    return letters(reference.text).length - letters(paper.title).length < PROSE ? null : false;
  };
  const mayBeSame = (paper, reference) => {
    const years = reference.year ? [reference.year] : reference.title ? [] : [...reference.text.matchAll(YEAR)].map(([year]) => Number(year));
    return !years.length || !paper.date || years.some((year) => Math.abs(year - Number(paper.date.slice(0, 4))) <= 1);
  };

  /* A matcher over papers: their titles' words, each with the papers that have it. */
  const matcher = (papers, ids) => {
    const having = new Map();
    const add = (word, i) => { const all = having.get(word); if (!all) having.set(word, [i]); else if (all.at(-1) !== i) all.push(i); };
    papers.forEach((paper, i) => { for (const title of titlesOf(paper)) for (const word of pieces(title)) add(word, i); });
    const candidates = (reference) => {
      const scores = new Map();
      for (const word of new Set(pieces(reference.title || reference.text))) {
        const all = having.get(word);
        if (!all) continue;
        const weight = Math.log(1 + papers.length / all.length);
        for (const i of all) scores.set(i, (scores.get(i) || 0) + weight);
      }
      const order = [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_CANDIDATES);
      return order.filter(([, score]) => score >= LEAST_OF_BEST * order[0][1]).map(([i]) => papers[i]);
    };
    return (reference) => match({ ...reference, letters: letters(reference.title || reference.text) }, candidates, ids);
  };
  /* Words and their beginnings: one letter wrong leaves most of them. */
  const pieces = (text) => site.words(text).flatMap((word) => (word.length > 5 ? [word, `${word.slice(0, 4)}…`, `…${word.slice(-4)}`] : [word]));

  const match = async (reference, candidates, ids) => {
    const identified = await ids(reference.names);
    const near = candidates(reference).map((paper) => ({ paper, like: titleLikeness(paper, reference), author: shared(paper, reference) }))
      .sort((a, b) => b.like - a.like || (b.author === true) - (a.author === true));
    const [best] = near;
    const called = near.filter(({ paper, author }) => author && isNamed(paper, reference) && mayBeSame(paper, reference));
    if (identified) {
      const like = reference.title ? titleLikeness(identified, reference) : 1;
      const other = best && best.paper !== identified && best.like >= SURE;
      if (like >= 0.5 && !other) return { state: "here", paper: identified };
      if (shared(identified, reference) === true && !other) return { state: "here", paper: identified };
      return { state: "unsure", identified, papers: other ? [identified, best.paper] : [identified] };
    }
    if (called.length === 1 && best.like < SURE) return { state: "here", paper: called[0].paper };
    if (!best || best.like < LIKELY) return { state: "missing" };
    const others = near.filter(({ paper, like }) => paper !== best.paper && like > best.like - 0.02 && like >= SURE);
    const telling = Math.min(letters(best.paper.title).length, reference.title ? reference.letters.length : Infinity) >= TELLING;
    const sameYear = mayBeSame(best.paper, reference), sure = best.like >= SURE;
    // With an author in common a slip of the year, or some more of the title, is a slip.
    const byAuthor = best.author && (sure || (sameYear && best.like >= LIKELY_OF_AN_AUTHOR));
    const byTitle = best.author === null && sure && telling && sameYear;
    const alone = !others.some(({ author }) => author === best.author);
    if (alone && (byAuthor || byTitle)) return { state: "here", paper: best.paper };
    if (sure || best.author || (best.author === null && best.like >= LIKELY_OF_AN_AUTHOR)) return { state: "unsure", papers: [best.paper, ...others.map(({ paper }) => paper)] };
    return { state: "missing" };
  };

  /* What a reference says otherwise than the paper: a list of { what, there, here }. */
  const differences = (paper, reference) => {
    const found = [];
    const title = letters(reference.title);
    if (title && !titlesOf(paper).some((one) => letters(one) === title)) found.push({ what: "title", there: reference.title, here: paper.title });
    const year = paper.date.slice(0, 4);
    if (reference.year && year && reference.year !== Number(year)) found.push({ what: "year", there: String(reference.year), here: year });
    const venue = letters(reference.venue), ours = letters(paper.venue);
    if (venue && ours && !venue.includes(ours) && !ours.includes(venue)) found.push({ what: "venue", there: reference.venue, here: paper.venue });
    const listed = new Set(families(paper.authors).map(site.fold));
    const theirs = reference.authors.filter((name) => name !== "others" && !listed.has(site.fold(name)));
    if (theirs.length) found.push({ what: "authors", there: theirs.join(", "), here: paper.authors.join(", ") });
    return found;
  };

  /* The paper that one of these names identifies, from the search's index. */
  const byNames = (papers) => async (names) => {
    for (const name of names) {
      for (const { id } of site.identifiers(name)) {
        const [number] = await site.index.ids(id);
        if (number !== undefined) return papers[number];
      }
    }
    return null;
  };

  site.references = {
    read, differences,
    /* A function that matches a reference: { state: here, unsure or missing, paper or papers }. */
    matcher: async () => {
      const [known] = await Promise.all([site.papers(), site.script("search-index")]);
      return { known, match: matcher(known.papers, byNames(known.papers)) };
    },
    matcherOf: matcher,
  };
})(paperweave);
