/* The map: a card and links for the dot under the pointer or the focus, colours, search, zoom and pan. */
(function (site) {
  "use strict";
  const { t } = site;
  const WHOLE = { x: -3, y: -3, width: 106, height: 76 };
  const frame = document.querySelector(".pw-map__frame");
  if (!frame) return;
  const svg = frame.querySelector("svg");
  const title = frame.querySelector(".pw-map__title");
  const dots = [...svg.querySelectorAll("a")];
  const view = { ...WHOLE };
  const pointers = new Map();
  let moved = false;
  let card = null; // the dot that a finger has touched: its card stays until the next touch

  const labels = [...svg.querySelectorAll("text")];
  const links = svg.querySelector(".pw-map__links");
  const centre = (dot) => ["cx", "cy"].map((name) => Number(dot.firstElementChild.getAttribute(name)));
  const hitRadius = () => (matchMedia("(pointer: coarse)").matches ? 14 : 7) * view.width / (svg.clientWidth || 1);

  /* Of labels that would cover each other or the buttons the larger topics' stay; zooming in makes room for more. */
  const hideCrowdedLabels = () => {
    const tools = frame.querySelector(".pw-map__tools")?.getBoundingClientRect();
    const taken = tools ? [tools] : [];
    const cuts = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const bySize = [...labels].sort((a, b) => a.dataset.key - b.dataset.key);
    for (const label of bySize) label.style.display = "";
    const whole = svg.getBoundingClientRect(), unit = view.width / (svg.clientWidth || 1);
    for (const label of bySize) { // a name that begins or ends outside is moved in
      label.style.transform = "";
      const box = label.getBoundingClientRect();
      const inside = box.right > whole.left && box.left < whole.right;
      const shift = Math.max(0, whole.left + 4 - box.left) - Math.max(0, box.right - whole.right + 4);
      if (inside && shift) label.style.transform = `translate(${shift * unit}px, 0)`;
    }
    const boxes = new Map(bySize.map((label) => [label, label.getBoundingClientRect()]));
    for (const [label, box] of boxes) {
      if (taken.some((other) => cuts(box, other))) label.style.display = "none";
      else taken.push(box);
    }
  };

  const draw = () => {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    // Dots and words keep their size on the screen, nearly: what is crowded comes apart.
    const scale = Math.sqrt(view.width / WHOLE.width);
    for (const circle of svg.querySelectorAll(".pw-map__dot")) circle.setAttribute("r", 0.8 * scale);
    for (const circle of svg.querySelectorAll(".pw-map__hit")) circle.setAttribute("r", hitRadius());
    // A letter is never smaller than 11 pixels, whatever the width of the screen.
    const unit = view.width / (svg.clientWidth || 1);
    svg.style.setProperty("--pw-letter", `${Math.max(2 * scale, 11.5 * unit)}px`);
    hideCrowdedLabels();
  };

  /* Zoom by a factor about a point of the map, never out of the whole. */
  const zoom = (factor, x = view.x + view.width / 2, y = view.y + view.height / 2) => {
    const width = Math.min(WHOLE.width, Math.max(8, view.width * factor));
    const change = width / view.width;
    move(x - (x - view.x) * change, y - (y - view.y) * change, width);
  };
  const move = (x, y, width = view.width) => {
    view.width = width;
    view.height = width * WHOLE.height / WHOLE.width;
    view.x = Math.min(WHOLE.x + WHOLE.width - view.width, Math.max(WHOLE.x, x));
    view.y = Math.min(WHOLE.y + WHOLE.height - view.height, Math.max(WHOLE.y, y));
    draw();
  };
  const point = (event) => {
    const place = svg.getBoundingClientRect();
    return [view.x + (event.clientX - place.left) / place.width * view.width,
      view.y + (event.clientY - place.top) / place.height * view.height];
  };

  /* An arrow from a paper to one that it cites, from one dot's edge to the other's. */
  const cites = dots.map((dot) => (dot.dataset.cites || "").split(" ").filter(Boolean).map(Number));
  const arrow = (from, to) => {
    const [x1, y1] = centre(dots[from]), [x2, y2] = centre(dots[to]);
    const scale = Math.sqrt(view.width / WHOLE.width), length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const [dx, dy] = [(x2 - x1) / length * scale, (y2 - y1) / length * scale];
    const [x, y] = [x2 - dx, y2 - dy];
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${x1 + dx} ${y1 + dy}L${x} ${y}M${x - 1.6 * dx - 0.8 * dy} ${y - 1.6 * dy + 0.8 * dx}L${x} ${y}L${x - 1.6 * dx + 0.8 * dy} ${y - 1.6 * dy - 0.8 * dx}`);
    links.append(path);
  };

  const tell = (dot) => {
    title.hidden = !dot;
    links.replaceChildren();
    if (!dot) return;
    const name = document.createElement(card === dot ? "a" : "b");
    name.textContent = dot.dataset.title;
    if (card === dot) name.href = dot.getAttribute("href");
    title.replaceChildren(name, ` ${[dot.dataset.year, dot.dataset.topic].filter(Boolean).join(" · ")}`);
    title.classList.toggle("pw-map__title--card", card === dot);
    const [x1, y1] = centre(dot);
    for (const number of dot.dataset.links.split(" ").filter(Boolean)) {
      const [x2, y2] = centre(dots[number]);
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(key, value);
      links.append(line);
    }
    const own = dots.indexOf(dot);
    for (const to of cites[own]) arrow(own, to);
    cites.forEach((cited, from) => { if (cited.includes(own)) arrow(from, own); });
  };

  // The mouse and touch; the wheel zooms only with Ctrl (as a pinch on a touchpad does), else it scrolls the page.
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, ...point(event));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => { pointers.set(event.pointerId, event); moved = false; });
  svg.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < (moved ? 0 : 4)) return;
    if (!moved) svg.setPointerCapture(event.pointerId);
    moved = true;
    const [x0, y0] = point(before), [x1, y1] = point(event);
    if (pointers.size === 1) {
      move(view.x + x0 - x1, view.y + y0 - y1);
    } else {
      const other = [...pointers.values()].find((held) => held.pointerId !== event.pointerId);
      const distance = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      zoom(distance(before) / Math.max(1, distance(event)), ...point(other));
    }
    pointers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => pointers.delete(event.pointerId));
  svg.addEventListener("click", (event) => {
    const dot = event.target.closest("a");
    const touched = event.pointerType === "touch";
    if (moved || (touched && dot)) event.preventDefault();
    if (!moved && touched) { card = dot; tell(dot); }
  }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") tell(event.target.closest("a")); });
  svg.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") tell(null); });

  // Keys: one stop for Tab, from which the arrows go to the nearest dot in their direction.
  const place = centre;
  const stop = (dot) => {
    for (const other of dots) other.setAttribute("tabindex", other === dot ? "0" : "-1");
  };
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const towards = (from, [dx, dy]) => {
    const [x, y] = place(from);
    let best = null, least = Infinity;
    for (const dot of dots) {
      const [ox, oy] = place(dot);
      const along = (ox - x) * dx + (oy - y) * dy, across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (along > 0.01 && along + 2 * across < least) { best = dot; least = along + 2 * across; }
    }
    return best;
  };
  svg.addEventListener("keydown", (event) => {
    const dot = event.target.closest("a");
    if (DIRECTIONS[event.key] && dot) {
      const next = towards(dot, DIRECTIONS[event.key]);
      if (next) { stop(next); next.focus(); }
    } else if (event.key === "+" || event.key === "=") zoom(0.7, ...(dot ? place(dot) : []));
    else if (event.key === "-") zoom(1 / 0.7, ...(dot ? place(dot) : []));
    else if (event.key === "0") move(WHOLE.x, WHOLE.y, WHOLE.width);
    else return;
    event.preventDefault();
  });
  svg.addEventListener("focusin", (event) => {
    const dot = event.target.closest("a");
    tell(dot);
    if (!dot) return;
    const [x, y] = place(dot);
    if (x < view.x || y < view.y || x > view.x + view.width || y > view.y + view.height) move(x - view.width / 2, y - view.height / 2);
  });
  svg.addEventListener("focusout", () => { if (!card) tell(null); });

  const tools = document.createElement("p");
  tools.className = "pw-map__tools";
  for (const [sign, name, act] of [["+", "js.map.in", () => zoom(0.7)], ["−", "js.map.out", () => zoom(1 / 0.7)],
    [t("js.map.whole.short"), "js.map.whole", () => move(WHOLE.x, WHOLE.y, WHOLE.width)]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, title: t(name) });
    button.setAttribute("aria-label", t(name));
    button.addEventListener("click", act);
    tools.append(button);
  }
  const choice = document.createElement("select");
  choice.setAttribute("aria-label", t("js.map.colour"));
  for (const name of ["js.map.colour.topic", "js.map.colour.year"]) choice.append(new Option(t(name)));
  const years = dots.map((dot) => Number(dot.dataset.year)).filter(Boolean);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const hues = dots.map((dot) => dot.style.getPropertyValue("--hue"));
  choice.addEventListener("change", () => {
    const byYear = choice.selectedIndex === 1;
    dots.forEach((dot, i) => {
      const age = (last - Number(dot.dataset.year || first)) / Math.max(1, last - first);
      dot.style.setProperty("--hue", byYear ? 20 + 220 * age : hues[i]);
    });
  });
  const find = document.createElement("input");
  Object.assign(find, { type: "search", placeholder: t("js.map.find") });
  find.setAttribute("aria-label", t("js.map.find.label"));
  const words = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const matching = () => {
    const wanted = words(find.value).split(/\s+/).filter(Boolean);
    return dots.filter((dot) => wanted.length && wanted.every((word) => words(dot.dataset.title).includes(word)));
  };
  find.addEventListener("input", () => {
    const found = matching();
    svg.classList.toggle("pw-map--finding", Boolean(find.value.trim()));
    for (const dot of dots) dot.classList.toggle("pw-map__found", found.includes(dot));
    tell(found.length === 1 ? found[0] : null);
  });
  find.addEventListener("keydown", (event) => { if (event.key === "Enter" && matching()[0]) { stop(matching()[0]); matching()[0].focus(); } });
  const settings = document.createElement("p");
  settings.className = "pw-map__settings";
  settings.append(find, choice);
  frame.before(settings);
  frame.append(tools);
  draw();
  addEventListener("resize", draw);
  if (dots.length) stop(dots[0]);
  frame.classList.add("pw-map--live");
})(paperweave);
