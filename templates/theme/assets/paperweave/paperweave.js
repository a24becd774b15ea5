/* What every page can do: light or dark, the search box, copying. Other scripts and all data are loaded when they are
   first needed. The page's head has made `paperweave` with `base`, `ending`, `get`, `set` and `paint`. */
(function (site) {
  "use strict";
  const loading = {};
  const data = {};

  // Scripts and data ------------------------------------------------------------------------------------------------

  site.take = (name, value) => { data[name] = value; };

  /* A promise of a script of the site, once. A script tag, not a fetch, since pages opened from a disk may not fetch. */
  site.load = (path) => loading[path] || (loading[path] = new Promise((done, failed) => {
    const tag = document.createElement("script");
    tag.src = new URL(path, site.base);
    tag.onload = done;
    tag.onerror = () => { delete loading[path]; failed(new Error("cannot load " + tag.src)); };
    document.head.append(tag);
  }));

  site.data = (name) => site.load(`data/${name}.js`).then(() => data[name]);

  /* The number of the file that has a paper: files are in the order of addresses, `starts` has each one's first. */
  const fileOf = (starts, address) => Math.max(0, starts.findLastIndex((first) => first <= address));

  /* Papers as objects, in the order of their addresses: all of them, or at least those with the addresses asked for. */
  site.papers = async (addresses) => {
    const { keywords, files, size, starts } = await site.data("papers");
    const numbers = addresses ? [...new Set(addresses.map((address) => fileOf(starts, address)))].sort((a, b) => a - b)
      : starts.map((_, number) => number);
    const parts = await Promise.all(numbers.map((number) => site.data(`papers-${number}`)));
    const papers = parts.flatMap((rows, part) => rows.map(
      ([address, title, otherTitles, authors, date, venue, keywordNumbers, fileNumbers, added, html], row) => ({
        index: numbers[part] * size + row, address, title, otherTitles, authors, date, venue, keywordNumbers, fileNumbers, added, html,
      })));
    return { keywords, files, papers };
  };

  /* Text without case, accents and other signs than letters, digits, `+` and `#`, which tell C from C++. */
  site.fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  site.words = (text) => site.fold(text).match(/[\p{L}\p{N}+#]+/gu) || [];

  site.url = (path) => new URL(path.split("/").map(encodeURIComponent).join("/") + site.ending, site.base).href;

  site.make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  site.shownDate = (date) => {
    const [year, month, day] = date.split("-");
    return [day && Number(day), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
  };
  site.shownNames = (names) => {
    const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names;
    return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
  };

  // Light and dark --------------------------------------------------------------------------------------------------

  document.querySelector(".pw-scheme").addEventListener("click", () => {
    site.set("scheme", document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate");
    site.paint();
  });

  // Copying ---------------------------------------------------------------------------------------------------------

  site.copy = async (button, text) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(await text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Cannot copy";
    }
    setTimeout(() => { button.textContent = label; }, 1500);
  };

  /* The citations of papers in one form (bib, ris, json, txt), in the order asked for. */
  site.citations = async (addresses, form) => {
    const { starts } = await site.data("citations");
    const numbers = addresses.map((address) => fileOf(starts, address));
    const files = {};
    for (const number of new Set(numbers)) files[number] = await site.data(`citations-${number}`);
    const texts = addresses.map((address, i) => files[numbers[i]][address]).filter(Boolean).map((forms) => forms[form]);
    return form === "json" ? JSON.stringify(texts.flatMap((text) => JSON.parse(text)), null, 1) + "\n" : texts.join("\n");
  };

  const addCopyButtons = () => {
    const block = document.querySelector(".pw-paper code.language-bibtex");
    if (!block) return;
    const address = document.querySelector(".pw-side").dataset.address;
    const files = block.closest("pre").nextElementSibling;
    for (const link of files.querySelectorAll("a")) {
      const form = link.getAttribute("href").split(".").pop();
      const button = site.make("button", { type: "button", className: "pw-copy", textContent: "Copy" });
      button.setAttribute("aria-label", `Copy ${link.textContent}`);
      button.addEventListener("click", () =>
        site.copy(button, form === "bib" ? block.textContent : site.citations([address], form)));
      link.setAttribute("download", "");
      link.after(button);
    }
    files.classList.add("pw-files");
  };
  addCopyButtons();

  // The reading list ------------------------------------------------------------------------------------------------

  /* Addresses, in the order in which they were saved; they are kept in this browser only. */
  site.saved = () => site.get("saved") || [];
  site.toggleSaved = (address) => {
    const before = site.saved();
    const after = before.includes(address) ? before.filter((other) => other !== address) : [...before, address];
    site.set("saved", after);
    document.dispatchEvent(new CustomEvent("paperweave-saved"));
  };

  site.saveButton = (address, title) => {
    const button = site.make("button", { type: "button", className: "pw-save" });
    const paint = () => {
      const is = site.saved().includes(address);
      button.textContent = is ? "Saved" : "Save";
      button.setAttribute("aria-pressed", is);
      button.setAttribute("aria-label", `${is ? "Saved" : "Save"}: ${title}`);
    };
    button.addEventListener("click", () => site.toggleSaved(address));
    document.addEventListener("paperweave-saved", paint);
    paint();
    return button;
  };

  const side = document.querySelector(".pw-paper .pw-side");
  if (side) {
    document.querySelector(".pw-buttons").append(
      site.saveButton(side.dataset.address, document.querySelector("h1").textContent));
  }

  /* The address of the paper that a link leads to, or null. */
  const addressOf = (link) => {
    const papers = new URL("papers/", site.base).href;
    if (!link || !link.href.startsWith(papers) || !link.href.endsWith(site.ending)) return null;
    return decodeURIComponent(link.href.slice(papers.length, -site.ending.length)) || null;
  };

  /* Rows of papers get a button, and a mark where they came after the last visit. */
  site.dressRows = (within, isNew) => {
    for (const row of within.querySelectorAll("li")) {
      const link = row.querySelector(":scope > a");
      const address = addressOf(link);
      if (!address || row.querySelector(".pw-save")) continue;
      row.append(" ", site.saveButton(address, link.textContent));
      if (isNew(address)) link.after(" ", site.make("span", { className: "pw-new", textContent: "new" }));
    }
  };

  // New since the last visit ----------------------------------------------------------------------------------------

  /* What was new when this visit began stays marked until it ends with its last window. */
  site.newSince = async () => {
    const recent = await site.data("recent");
    const latest = Object.keys(recent).sort().pop() || "";
    let since = null;
    try {
      since = sessionStorage.getItem(site.base.pathname + ".since") ?? site.get("seen") ?? latest;
      sessionStorage.setItem(site.base.pathname + ".since", since);
    } catch { since = latest; }
    site.set("seen", latest);
    const fresh = new Set(Object.entries(recent).filter(([day]) => day > since).flatMap(([, addresses]) => addresses));
    return (address) => fresh.has(address);
  };

  const rows = document.querySelector(".pw-list, .pw-home, .pw-papers");
  if (rows) site.newSince().then((isNew) => site.dressRows(rows, isNew), () => site.dressRows(rows, () => false));

  // Long lists of names ---------------------------------------------------------------------------------------------

  const filter = document.querySelector(".pw-filter");
  if (filter) {
    const box = site.make("input", { type: "search", autocomplete: "off", placeholder: `Filter ${filter.dataset.of}` });
    if (document.getElementById("the-rest-of-this-list") || location.pathname.includes("/parts/")) box.placeholder += " on this page";
    box.setAttribute("aria-label", box.placeholder);
    const count = site.make("span", { className: "pw-quiet" });
    count.setAttribute("role", "status");
    const items = [...document.querySelectorAll(".pw-page > ul:not(#the-rest-of-this-list + ul) > li")].map((item) =>
      [item, site.fold((item.querySelector("br") ? item.firstChild : item).textContent)]);
    box.addEventListener("input", () => {
      const words = site.words(box.value);
      let left = 0;
      for (const [item, text] of items) {
        item.hidden = !words.every((word) => text.includes(word));
        left += !item.hidden;
      }
      count.textContent = words.length ? `${left} of ${items.length}` : "";
    });
    filter.append(box, " ", count);
  }

  // The search box --------------------------------------------------------------------------------------------------

  const form = document.forms.find;
  const input = form.q;
  const panel = form.querySelector(".pw-found");
  const status = panel.querySelector(".md-search-result__meta");
  const list = panel.querySelector(".md-search-result__list");
  const SHOWN_AT_FIRST = 10;
  const SHOWN_MORE = 40;
  let asked = 0;
  site.shown = null;  // the query whose results stand in the panel

  /* The engine's one function: a query → a promise of { total, results }, the best first; see search-whole.js. */
  const engine = async () => {
    const [{ whole }] = await Promise.all([site.data("search"), site.load("assets/paperweave/search-text.js")]);
    await site.load(`assets/paperweave/search-${whole ? "whole" : "parts"}.js`);
  };
  const find = (query, most = SHOWN_AT_FIRST) => engine().then(() => site.find(query, most));

  const marked = (pieces) => pieces.map(([text, found]) => found ? site.make("mark", { textContent: text }) : text);

  const resultItem = (result) => {
    const title = site.make("span", { className: "md-search-result__title" });
    if (result.html) title.innerHTML = result.html;
    else title.append(...marked(result.title));
    const facts = [site.shownNames(result.authors), result.date.slice(0, 4), result.venue].filter(Boolean).join(" · ");
    const link = site.make("a", { className: "md-search-result__link", href: site.url(`papers/${result.address}`) }, title,
      site.make("span", { className: "pw-found__facts", textContent: facts }),
      site.make("span", { className: "pw-found__passage" }, ...marked(result.passage)));
    return site.make("li", { className: "md-search-result__item" }, link);
  };

  const show = ({ total, results }, query) => {
    const most = results.length;
    list.replaceChildren(...results.map(resultItem));
    status.textContent = total === 0 ? "No paper has these words. Try fewer words, or another spelling."
      : `${total} ${total === 1 ? "paper" : "papers"}`;
    if (total > most) {
      status.textContent += ". Narrow them with year:2024, author:name or keyword:word.";
      const more = site.make("button", { type: "button", className: "pw-more", textContent: "Show more" });
      more.addEventListener("click", async () => {
        show(await find(query, most + SHOWN_MORE), query);
        list.children[most].querySelector("a").focus();
      });
      list.append(site.make("li", {}, more));
    }
  };

  const remember = (query) => {
    const address = new URL(location);
    query ? address.searchParams.set("q", query) : address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  };

  const search = async () => {
    const query = input.value.trim();
    const number = ++asked;
    remember(query);
    panel.hidden = !query;
    if (!query) return list.replaceChildren();
    if (!list.children.length) status.textContent = "Searching…";
    const found = await find(query).catch((error) => ({ error }));
    if (number !== asked) return;
    site.shown = query;
    if (found.error) status.textContent = `The search cannot start (${found.error.message}).`;
    else show(found, query);
  };

  const close = () => { panel.hidden = true; };

  const step = (forward) => {
    const stops = [input, ...panel.querySelectorAll("a, button")];
    stops[(stops.indexOf(document.activeElement) + (forward ? 1 : stops.length - 1)) % stops.length].focus();
  };

  input.addEventListener("focus", () => {
    find("").catch(() => {});
    if (input.value.trim() && list.children.length) panel.hidden = false;
  });
  input.addEventListener("input", search);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await search();
    list.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden) return;
      event.preventDefault();
      step(event.key === "ArrowDown");
    } else if (event.key === "Escape") {
      input.focus();
      close();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (["/", "s", "f"].includes(event.key)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  const query = new URL(location).searchParams.get("q");
  if (query) {
    input.value = query;
    search();
  }

  // A page that is not there ----------------------------------------------------------------------------------------

  const notFound = document.getElementById("pw-not-found");
  if (notFound) {
    const words = decodeURIComponent(location.pathname).replace(/\.html?$/, "").split("/").filter(Boolean).pop() || "";
    find(words.replace(/[-_]+/g, " ")).then(({ results }) => {
      const items = results.slice(0, SHOWN_AT_FIRST).map(resultItem);
      notFound.append(items.length ? site.make("ol", {}, ...items) : "Nothing here resembles it.");
    });
  }
})(paperweave);
