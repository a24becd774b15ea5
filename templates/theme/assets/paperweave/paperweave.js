/* What every page can do, and what other scripts build upon: data, words, names, addresses, light or dark, copying.
   Other scripts and all data are loaded when they are first needed. The page's head has made `paperweave` with `base`,
   `ending`, `get`, `set` and `paint`. */
(function (site) {
  "use strict";
  const loading = {};
  const data = {};

  // Scripts and data ------------------------------------------------------------------------------------------------

  /* What a script of data hands over, kept by the script's address: another site's has the same name. */
  site.take = (name, value) => { data[document.currentScript.src] = value; };
  /* The same of what is deflated, in signs of fifteen bits; in a site made by an older version it is in base64. */
  site.takePacked = (name, text) => site.take(name, inflated([text.startsWith("e") ? fromBase64(text) : bytesOf(text)]).json());
  const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const bytesOf = (signs) => {
    const bytes = new Uint8Array(Math.floor(signs.length * 15 / 8));
    let bits = 0, held = 0, end = 0;
    for (let i = 0; i < signs.length; i++) {
      let value = signs.charCodeAt(i) - 0x3000, many = 15;
      if (value >= 0x8100) value = ((value & 127) << 8) | (value < 0x8200 ? 10 : 13);  // no byte of a file ends a line
      else if (value >= 0x8000) { value &= 127; many = 7; }  // a shorter one at the end
      held = ((held & 127) << many) | value;
      for (bits += many; bits >= 8; bytes[end++] = held >> bits) bits -= 8;
    }
    return bytes.subarray(0, end);
  };
  const inflated = (parts) => new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate")));

  /* Lines that were deflated behind others, which are known: paperweave/export/scripts.py says how. The known ones go into the
     stream as blocks that are stored as they are. */
  const HEAD = Uint8Array.of(0x78, 0x01), BLOCK = 65535;
  const stored = (text) => {
    const bytes = new TextEncoder().encode(text);
    return Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, i) => bytes.subarray(i * BLOCK, (i + 1) * BLOCK))
      .flatMap((block) => [new Uint8Array([0, block.length, block.length >> 8, ~block.length, ~block.length >> 8]), block]);
  };
  const behind = async (known, parts) => {
    const stream = parts.flatMap((signs, i) => [...stored(`${JSON.stringify(known[i])}\n`), bytesOf(signs)]);
    return (await inflated([HEAD, ...stream]).text()).split("\n").filter((_, i) => i % 2);
  };

  /* A promise of a script of the site, once. A script tag, not a fetch, since pages opened from a disk may not fetch. */
  site.load = (path) => loading[path] || (loading[path] = new Promise((done, failed) => {
    const tag = document.createElement("script");
    tag.src = new URL(path, site.base);
    tag.async = false;
    tag.onload = done;
    tag.onerror = () => { delete loading[path]; failed(new Error("cannot load " + tag.src)); };
    document.head.append(tag);
  }));

  /* A promise of data of this site, or of one like it. */
  site.data = (name, base = site.base) => {
    const { href } = new URL(`data/${name}.js`, base);
    return site.load(href).then(() => data[href]);
  };
  site.script = (name) => site.load(`assets/paperweave/${name}.js`);
  /* The search's engine: `site.rank`, `site.find` and `site.index`. */
  site.engine = () => Promise.all(["search-query", "search-index", "search-rank"].map(site.script));

  /* The number of the file that has a paper: files are in the order of addresses, `starts` has each one's first. */
  const fileOf = (starts, address) => Math.max(0, starts.findLastIndex((first) => first <= address));

  const asPaper = (index, [address, title, otherTitles, authors, date, venue, keywordNumbers, fileNumbers, topic, added, links, html]) =>
    ({ index, address, title, otherTitles, authors, date, venue, keywordNumbers, fileNumbers, topic, added, links, html });

  /* Papers as objects, in the order of their addresses: all of them, or at least those with the addresses asked for. */
  site.papers = async (addresses) => {
    const known = await site.data("papers");
    const { starts, size } = known;
    const numbers = addresses ? [...new Set(addresses.map((address) => fileOf(starts, address)))].sort((a, b) => a - b)
      : starts.map((_, number) => number);
    const parts = await Promise.all(numbers.map((number) => site.data(`papers-${number}`)));
    // A file has columns, not rows.
    const papers = parts.flatMap((columns, part) => columns[0].map((_, i) => asPaper(numbers[part] * size + i, columns.map((one) => one[i]))));
    return { ...known, papers };
  };

  /* What the search shows of some papers, by the number of their file: it stands behind the usual texts (search_index.py). In a site
     made by an older version it stands alone. */
  const texts = {};
  const textsOf = async (number, base) => {
    const [parts, usual] = await Promise.all([site.data(`search/texts-${number}`, base), base === site.base && site.data("search/usual")]);
    if (typeof parts[0] !== "string") return parts;
    return JSON.parse((await behind([usual || await site.data("search/usual", base)], parts))[0]);
  };
  site.texts = (number, base = site.base) => {
    const name = `${number} ${base}`;
    return texts[name] ||= textsOf(number, base).catch((error) => { delete texts[name]; throw error; });
  };

  /* What lies beside the pages of some papers, with the texts that the search has of them, by the number of its file. */
  const beside = {};
  /* In a row signs stand for what it says with its text, or often (paperweave/export/brief_rows.py). */
  const saidOf = ([address, title, , authors, , venue, keywords, , , abstract]) => [abstract, title, venue, address, ...authors.flatMap((name) => {
    const cut = name.lastIndexOf(" "), first = name.slice(0, Math.max(cut, 0)), last = name.slice(cut + 1);
    return [name, `${last}, ${first}`, last, first];
  }), ...keywords];
  const rowOf = (line, text) => {
    const cut = line.indexOf("\t"), also = JSON.parse(line.slice(0, cut)), row = line.slice(cut + 1);
    if (!also) return JSON.parse(row);
    const said = [...also, ...saidOf(text)];
    return JSON.parse(row.replace(/[\ue000-\ue0ff]/g, (sign) => JSON.stringify(said[sign.charCodeAt(0) - 0xe000]).slice(1, -1)));
  };
  const besideOf = async (number, together) => {
    const [some, parts] = await Promise.all([site.texts(number), site.data(`beside-${number}`)]);
    const known = parts.map((_, i) => some.slice(i * together, (i + 1) * together));
    const lines = (await behind(known, parts)).flatMap((some) => some.split("\r"));
    return some.map((text, i) => [text, rowOf(lines[i], text)]);
  };
  /* What lies beside a paper's page: `cite`, what its citation is made of, or null, and on a large site its `sources` and its cells
     in the table of all papers, `csv`, of which some are made of `text`, what the search shows of it. */
  site.beside = async (address) => {
    const { starts, together } = await site.data("beside");
    const number = fileOf(starts, address);
    beside[number] ||= besideOf(number, together).catch((error) => { delete beside[number]; throw error; });
    const [text, row] = (await beside[number]).find(([[own]]) => own === address);
    // An abstract that is not there is as the search has it.
    return { ...row, text, cite: row.cite && { ...row.cite, abstract: row.cite.abstract ?? (text[9] || undefined) } };
  };

  /* The same of papers in the order asked for, some at a time: a browser refuses thousands of scripts at once. */
  const AT_ONCE = 800;
  site.besideEach = async (addresses) => {
    const rows = [];
    for (let i = 0; i < addresses.length; i += AT_ONCE) rows.push(...await Promise.all(addresses.slice(i, i + AT_ONCE).map(site.beside)));
    return rows;
  };

  /* The citations of papers in one form (bib, ris, json, txt), in the order asked for. */
  site.citations = async (addresses, form) => {
    await site.script("cite");
    const facts = (await site.besideEach(addresses)).map(({ cite }) => cite).filter(Boolean);
    if (form === "json") return `${JSON.stringify(facts.map((one) => site.cite.item(one, one.abstract)), null, 1)}\n`;
    return facts.map((one) => (form === "ris" ? site.cite.ris(one, one.abstract) : site.cite[form](one))).join("\n");
  };

  // Words -----------------------------------------------------------------------------------------------------------

  /* The site's own words (data/words.js) by their keys: `n` chooses the plural, numbers are written as the language does. */
  const { language, table } = site.spoken;
  const plurals = new Intl.PluralRules(language);
  const written = (value) => (typeof value === "number" ? value.toLocaleString(language) : value);
  site.t = (key, values = {}) => {
    const said = table[key] ?? key;
    const pattern = typeof said === "string" ? said : said[plurals.select(values.n)] || said.other;
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? written(values[name]) : whole));
  };
  const { t } = site;
  site.manyPapers = (n) => t("papers", { n });

  /* Text without case, accents and other signs than letters, digits, `+` and `#`, which tell C from C++. */
  site.fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  site.wholeWords = (text) => site.fold(text).match(/[\p{L}\p{N}+#]+/gu) || [];

  /* The same, with Chinese and Japanese runs, which have no spaces, cut into pairs of signs. */
  const UNSPACED = /[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  const pairs = (run) => {
    const signs = [...run];
    return signs.length < 2 ? [run] : signs.slice(1).map((sign, i) => signs[i] + sign);
  };
  const cut = (word) => {
    const parts = [];
    let end = 0;
    for (const run of word.matchAll(UNSPACED)) {
      parts.push(word.slice(end, run.index), ...pairs(run[0]));
      end = run.index + run[0].length;
    }
    return [...parts, word.slice(end)].filter(Boolean);
  };
  site.words = (text) => site.wholeWords(text).flatMap((word) => (/[^\x00-\x7f]/.test(word) ? cut(word) : [word]));

  // Names and addresses ---------------------------------------------------------------------------------------------

  site.url = (path, base = site.base) => new URL(path.split("/").map(encodeURIComponent).join("/") + site.ending, base).href;
  /* The list of all papers, filtered: of this name, of one author, of one venue. */
  site.listUrl = (filters, base = site.base) =>
    `${new URL("papers/" + (site.ending === "/" ? "" : "index.html"), base).href}?${new URLSearchParams(filters)}`;
  site.isWeb = (address) => /^https?:\/\//i.test(address);
  site.decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  /* A folder's own page stands for the folder. */
  const inFolder = (path) => path.replace(/\/index\.html$/, "/");
  /* The address of the paper that a link, or the page's own location, leads to, or null. */
  site.addressOf = (link) => {
    const papers = new URL("papers/", site.base).href, ending = inFolder(site.ending);
    const path = inFolder(link?.href.split(/[?#]/)[0] || "");
    if (!path.startsWith(papers) || !path.endsWith(ending)) return null;
    const address = site.decoded(path.slice(papers.length, -ending.length));
    return !address || address === "index" ? null : address;
  };

  const ARXIV = /(?:^|arxiv[\s:.]{1,3}|(?:arxiv\.org|alphaxiv\.org|ar5iv\.org)\/[a-z-]+\/|huggingface\.co\/papers\/|hf\.co\/papers\/|^abs\/)(\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[a-z-]{2})?\/\d{7})(?:v\d{1,3})?(?:\.pdf)?[\s.,;)\]}?#/]*$/i;
  const DOI = /10\.\d{4,9}\/[^\s"<>{}|\\^`]+/;
  const ANTHOLOGY = /(?:aclanthology\.org|aclanthology\.info|aclweb\.org)\/(?:[\w-]+\/)*?([A-Z]\d\d-\d{4}|(?:19|20)\d\d\.\w+-[a-z\d]+\.\d{1,4})(?:v\d)?(?:\.(?:pdf|bib|xml|endf))?\/?$/i;
  /* What a text may name a paper by, each { id, certain }: a number of arXiv or the ACL Anthology, a DOI, an address of one of them,
     a citation key. */
  site.identifiers = (text) => {
    const bare = text.trim().replace(/[?#].*$/, "");
    const arxiv = ARXIV.exec(bare), anthology = ANTHOLOGY.exec(bare), doi = DOI.exec(bare);
    const own = /\/papers\/([^?#]+?)(?:\/|\.html|\/index\.html)?$/.exec(bare);
    const key = /^(?:@|\\cite[a-z]*\{)?([^\s{}@,]+)\}?$/.exec(bare);
    const ids = [];
    if (arxiv) ids.push([arxiv[1].replace(/^([a-z-]+)\.[a-z-]{2}\//i, "$1/"), true]);
    if (anthology) ids.push([anthology[1], true]);
    if (doi) ids.push([doi[0].replace(/[.,;:)\]]+$/, ""), true], [doi[0], true]);
    if (own) ids.push([site.decoded(own[1]), true]);
    if (key) ids.push([key[1], /\d{4}|^[@\\]|[_:/]/.test(bare)]);
    return ids.map(([id, certain]) => ({ id: site.fold(id), certain }));
  };

  site.make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  /* Parts with something between each two. */
  site.joined = (parts, between) => parts.flatMap((part, i) => (i ? [between, part] : [part]));
  /* A paper's title, which may have formulas, as a link; and in a few words by whom, when and where it appeared. */
  site.paperLink = ({ address, title, html }, base) => {
    const link = site.make("a", { href: site.url(`papers/${address}`, base) });
    if (html) link.innerHTML = html;
    else link.textContent = title;
    return link;
  };
  site.shownFacts = ({ authors, date, venue }) => [site.shownNames(authors), date.slice(0, 4), venue].filter(Boolean).join(" · ");
  site.button = (text, act, className = "pw-button") => {
    const button = site.make("button", { type: "button", className, textContent: text });
    button.addEventListener("click", act);
    return button;
  };

  const MONTHS = t("date.months").split(" ");
  site.shownDate = (date) => {
    const [year, number, days] = date.split("-");
    if (!number) return year;
    const month = MONTHS[number - 1], day = String(Number(days));
    if (!days) return t("date.month", { month, year });
    return t(day === "1" ? "date.first" : "date.day", { day, month, year });
  };
  site.shownNames = (names) => {
    const shown = names.length > 4 ? [...names.slice(0, 3), t("names.others", { n: names.length - 3 })] : names;
    return shown.length > 1 ? t("names.and", { first: shown.slice(0, -1).join(", "), last: shown.at(-1) }) : shown.join("");
  };

  // Light and dark --------------------------------------------------------------------------------------------------

  document.querySelector(".pw-scheme")?.addEventListener("click", () => {
    site.set("scheme", document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate");
    site.paint();
  });

  // Copying and saving as a file ------------------------------------------------------------------------------------

  site.copy = async (button, text) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(await text);
      button.textContent = t("js.copied");
    } catch {
      button.textContent = t("js.copy.failed");
    }
    setTimeout(() => { button.textContent = label; }, 1500);
  };

  site.download = (name, text) => {
    const link = site.make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // Wide tables ----------------------------------------------------------------------------------------------------

  /* What is wider than its page scrolls by itself, and is reached by the keyboard. */
  const reachWide = () => {
    for (const box of document.querySelectorAll(".md-typeset table, .md-typeset math[display=block]")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  reachWide();
  window.addEventListener("resize", reachWide);

  // Long lists of names ---------------------------------------------------------------------------------------------

  const filter = document.querySelector(".pw-filter");
  if (filter) {
    const inParts = document.querySelector(".pw-rest") || location.pathname.includes("/parts/");
    const label = t({ authors: "js.filter.authors", keywords: "js.filter.keywords", venues: "js.filter.venues" }[filter.dataset.of]);
    const box = site.make("input", { type: "search", autocomplete: "off", placeholder: inParts ? t("js.filter.here", { label }) : label });
    box.setAttribute("aria-label", box.placeholder);
    const count = site.make("span", { className: "pw-quiet" });
    count.setAttribute("role", "status");
    const items = [...document.querySelectorAll(".pw-page > ul:not(.pw-rest + ul) > li")].map((item) =>
      [item, site.fold((item.querySelector("br") ? item.firstChild : item).textContent)]);
    box.addEventListener("input", () => {
      const words = site.wholeWords(box.value);
      let left = 0;
      for (const [item, text] of items) {
        item.hidden = !words.every((word) => text.includes(word));
        left += !item.hidden;
      }
      count.textContent = words.length ? t("js.of", { some: left, all: items.length }) : "";
    });
    filter.append(box, " ", count);
    // Who has no page of their own leads to the list of all papers, filtered.
    if (filter.dataset.of === "authors") {
      for (const [item] of items) {
        const name = item.firstChild;
        if (name.nodeType === Node.TEXT_NODE && name.data.trim()) {
          name.replaceWith(site.make("a", { href: site.listUrl({ author: name.data.trim() }), textContent: name.data.trim() }));
        }
      }
    }
  }
})(paperweave);
