/* The map: a title beside the pointer or the focus, zoom and pan by mouse, touch and keys. */
(function () {
  "use strict";
  const WHOLE = { x: -3, y: -3, width: 106, height: 76 };
  const frame = document.querySelector(".pw-map__frame");
  if (!frame) return;
  const svg = frame.querySelector("svg");
  const title = frame.querySelector(".pw-map__title");
  const dots = [...svg.querySelectorAll("a")];
  const view = { ...WHOLE };
  const pointers = new Map();
  let moved = false;

  const draw = () => {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    // Dots and words keep their size on the screen, nearly: what is crowded comes apart.
    const scale = Math.sqrt(view.width / WHOLE.width);
    for (const circle of svg.querySelectorAll("circle")) circle.setAttribute("r", 0.8 * scale);
    svg.style.setProperty("--pw-scale", scale);
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

  const tell = (dot) => {
    title.hidden = !dot;
    if (dot) title.textContent = dot.getAttribute("aria-label");
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
  svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerover", (event) => tell(event.target.closest("a")));
  svg.addEventListener("pointerleave", () => tell(null));

  // Keys: one stop for Tab, from which the arrows go to the nearest dot in their direction.
  const place = (dot) => ["cx", "cy"].map((name) => Number(dot.firstElementChild.getAttribute(name)));
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
  svg.addEventListener("focusout", () => tell(null));

  const tools = document.createElement("p");
  tools.className = "pw-map__tools";
  for (const [sign, name, act] of [["+", "Zoom in", () => zoom(0.7)], ["−", "Zoom out", () => zoom(1 / 0.7)],
    ["Whole", "Show the whole map", () => move(WHOLE.x, WHOLE.y, WHOLE.width)]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, title: name });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    tools.append(button);
  }
  frame.append(tools);
  if (dots.length) stop(dots[0]);
  frame.classList.add("pw-map--live");
})();
