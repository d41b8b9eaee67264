// Turns the pages of a deck: keys, overview, the presenter's window, one dong in the light, and the passport of a number.
const words = JSON.parse(document.getElementById("words").textContent);
const slides = [...document.querySelectorAll(".slide")];
const stage = document.getElementById("stage");
let at = 0, followed = "", presenter = null, numbers = null;

// Everything that is built here is built of text, never of markup.
function make(name, text = "", more = {}) {
  const element = Object.assign(document.createElement(name), more);
  if (text) element.textContent = text;
  return element;
}
function add(parent, ...children) { parent.append(...children); return parent; }

function fit() {
  const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  stage.style.transform = `scale(${scale}) translate(-50%, -50%)`;
}

function go(number) {
  if (!slides.length) return;
  at = Math.max(0, Math.min(slides.length - 1, number));
  slides.forEach((slide, place) => { slide.hidden = place !== at; });
  history.replaceState(null, "", `#${at + 1}`);
  follow(followed);
  tellPresenter();
}

// ---- The passports are packed: a slide is seen before they are needed.
async function unpacked() {
  if (numbers) return numbers;
  const packed = Uint8Array.from(atob(document.getElementById("passports").textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  numbers = JSON.parse(await new Response(stream).text());
  return numbers;
}
const name = (mark) => [mark.closest("figure").dataset.numbers, mark.dataset.place, mark.dataset.period].join(",");

const passport = document.body.appendChild(make("dialog"));
async function showPassport(mark) {
  passport.replaceChildren();
  try {
    const found = (await unpacked())[name(mark)];
    found ? tell(found) : add(passport, make("p", words.unknown));
  } catch { add(passport, make("p", words.no_passports)); }
  add(passport, add(make("form", "", { method: "dialog" }), make("button", words.close)));
  passport.showModal();
}
function tell(found) {
  const list = make("dl"), pair = (term, ...lines) => add(list, make("dt", term), ...lines.map((line) => make("dd", line)));
  add(passport, make("p", words.passport, { className: "quiet" }), make("h2", found.title));
  if (found.made_up) add(passport, make("b", words.made_up, { className: "made-up" }));
  if (found.about.length) pair(words.definition, ...found.about);
  if (found.computed) pair(words.computed, found.computed);
  add(passport, list);
  if (found.sources.length) add(passport, table([words.what, words.value, words.printed, words.where], found.sources));
  if (found.more) add(passport, make("p", words.more.replace("#", found.more), { className: "quiet" }));
  if (found.piece) {
    const { columns, rows, cells, meant } = found.piece;
    const sheet = table(["", ...columns], cells.map((row, place) => [rows[place], ...row]));
    sheet.rows[meant[0] + 1].cells[meant[1] + 1].className = "meant";
    add(passport, sheet);
  }
}
function table(heads, rows) {
  const line = (cells, kind) => add(make("tr"), ...cells.map((cell) => make(kind, String(cell))));
  return add(make("table"), line(heads, "th"), ...rows.map((row) => line(row, "td")));
}

// ---- One dong in the light.
const search = document.body.appendChild(make("dialog"));
const typed = make("input", "", { type: "text", autocomplete: "off" });
const missed = make("p", "", { className: "quiet", role: "status" });
typed.setAttribute("aria-label", words.type);
typed.setAttribute("list", "dongs");
const known = make("datalist", "", { id: "dongs" });
const form = add(make("form", "", { method: "dialog" }), typed, known, make("button", words.spotlight), make("button", words.close, { type: "button" }));
add(search, make("h2", words.spotlight), make("p", words.type, { className: "quiet" }), form, missed);
form.lastChild.addEventListener("click", () => search.close());
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const places = await dongs(), wanted = typed.value.trim();
  const exact = [...places].filter(([, label]) => label === wanted);
  const found = exact.length ? exact : [...places].filter(([, label]) => wanted && label.startsWith(wanted));
  if (found.length !== 1) { missed.textContent = found.length ? `${words.several} ${found.map(([, label]) => label).join(", ")}` : words.nowhere; return; }
  followed = found[0][0];
  search.close();
  follow(followed);
});
async function dongs() {
  const all = await unpacked(), marks = slides[at].querySelectorAll("[data-period]");
  return new Map([...marks].map((mark) => [mark.dataset.place, (all[name(mark)] || {}).place]).filter(([, label]) => label));
}
async function seek() {
  typed.value = missed.textContent = "";
  search.showModal(); // before anything is waited for, or the first letters typed are lost
  typed.focus();
  known.replaceChildren(...[...new Set((await dongs()).values())].map((label) => make("option", "", { value: label })));
}
async function follow(place) {
  document.querySelectorAll(".spot-word").forEach((word) => word.remove());
  document.querySelectorAll(".followed").forEach((mark) => mark.classList.remove("followed"));
  const own = place ? slides[at].querySelectorAll(`[data-place="${CSS.escape(place)}"]`) : [];
  slides.forEach((slide, number) => slide.classList.toggle("spot", number === at && own.length > 0));
  own.forEach((mark) => mark.classList.add("followed"));
  const points = [...own].filter((mark) => mark.matches("path.point"));
  const all = points.length ? await unpacked() : {};
  points.forEach((mark, number) => label(mark, all[name(mark)], number === points.length - 1));
}
function label(mark, found, last) {
  const [, x, y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(mark.getAttribute("transform")) || [];
  if (!found || x === undefined || mark.parentNode.parentNode.querySelector(".textpoint")) return;
  const word = document.createElementNS("http://www.w3.org/2000/svg", "text");
  word.setAttribute("class", "spot-word");
  word.setAttribute("x", x);
  word.setAttribute("y", y - 10);
  word.setAttribute("text-anchor", "middle");
  word.setAttribute("font-size", "13");
  word.textContent = last ? `${found.place} ${found.value}` : found.value;
  mark.parentNode.append(word);
}

// ---- All slides at once.
const all = document.body.appendChild(make("div", "", { id: "all", hidden: true }));
function overview() {
  all.hidden = !all.hidden;
  if (all.hidden) return;
  all.replaceChildren(...slides.map((slide, number) => {
    const one = add(make("button"), make("b", String(number + 1)), make("span", slide.querySelector("h1").title));
    one.setAttribute("aria-current", number === at);
    one.addEventListener("click", (event) => { event.stopPropagation(); all.hidden = true; go(number); });
    return one;
  }));
  all.children[at]?.focus();
}

// ---- The presenter's window: notes, clock, next slide. It is filled from here, so it works from a file as well.
function present() {
  presenter = window.open("", "presenter", "width=900,height=700");
  if (!presenter) { say(words.blocked); return; }
  const page = presenter.document;
  page.title = `${words.presenter} · ${document.title}`;
  page.documentElement.lang = document.documentElement.lang;
  page.head.replaceChildren(document.querySelector("style").cloneNode(true), make("style", "html, body { overflow: auto; background: #fff; } body { padding: 28px; font-size: 24px; } #clock { font-size: 44px; font-weight: 700; float: right; font-variant-numeric: tabular-nums; }"));
  const began = Date.now();
  const clock = make("div", "", { id: "clock" });
  page.body.replaceChildren(clock, make("div", "", { id: "told" }));
  presenter.addEventListener("keydown", keys);
  const tick = () => {
    if (presenter.closed) return;
    const past = Math.floor((Date.now() - began) / 1000), two = (part) => String(part).padStart(2, "0");
    clock.textContent = `${new Date().toTimeString().slice(0, 5)} · ${two(Math.floor(past / 60))}:${two(past % 60)}`;
    setTimeout(tick, 1000);
  };
  tick();
  tellPresenter();
}
function tellPresenter() {
  if (!presenter || presenter.closed) return;
  const spoken = [...slides[at].querySelectorAll(".spoken p")].map((line) => make("p", line.textContent));
  const next = slides[at + 1];
  presenter.document.getElementById("told").replaceChildren(
    make("p", `${at + 1} / ${slides.length}`, { className: "quiet" }), make("h2", slides[at].querySelector("h1").title),
    make("h3", words.notes), ...(spoken.length ? spoken : [make("p", words.no_notes, { className: "quiet" })]),
    make("h3", words.following), make("p", next ? next.querySelector("h1").title : words.last, { className: "quiet" }));
}

// ---- Keys, pointer, and the few buttons that come when the pointer moves.
const veil = document.body.appendChild(make("div", "", { id: "veil", hidden: true }));
const told = document.body.appendChild(make("dialog"));
function say(text) {
  told.replaceChildren(make("p", text), add(make("form", "", { method: "dialog" }), make("button", words.close)));
  told.showModal();
}
function full() { document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.(); }
function leave() {
  if (!veil.hidden) veil.hidden = true;
  else if (!all.hidden) all.hidden = true;
  else { followed = ""; follow(""); }
}
const on = {
  ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), PageDown: () => go(at + 1), " ": () => go(at + 1), Enter: () => go(at + 1),
  ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1), Backspace: () => go(at - 1),
  Home: () => go(0), End: () => go(slides.length - 1), Escape: leave, o: overview, "/": seek, p: present, f: full, F5: full,
  b: () => { veil.hidden = !veil.hidden; }, ".": () => { veil.hidden = !veil.hidden; }, "?": () => say(words.keys),
};
// With the Korean keyboard on, letters arrive as the jamo of their key, or as Process.
const codes = { KeyO: "o", KeyP: "p", KeyF: "f", KeyB: "b", Slash: "/" };
function keys(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
  const action = on[event.key] || on[codes[event.code]];
  if (action) { event.preventDefault(); action(); }
}
document.addEventListener("keydown", keys);
document.addEventListener("click", (event) => {
  if (event.target.closest("dialog, button, #all")) return;
  const mark = event.target.closest("[data-period]");
  if (mark) showPassport(mark);
  else if (!veil.hidden) veil.hidden = true;
  else go(at + 1);
});
const tools = document.body.appendChild(make("nav", "", { id: "tools" }));
for (const [word, action] of [["previous", () => go(at - 1)], ["next", () => go(at + 1)], ["overview", overview], ["spotlight", seek], ["presenter", present], ["fullscreen", full], ["help", on["?"]]]) {
  const button = tools.appendChild(make("button", words[word]));
  button.addEventListener("click", action);
}
let asleep;
document.addEventListener("pointermove", () => {
  document.body.classList.add("awake");
  clearTimeout(asleep);
  asleep = setTimeout(() => document.body.classList.remove("awake"), 2500);
});
addEventListener("resize", fit);
addEventListener("hashchange", () => go(Number(location.hash.slice(1)) - 1));
fit();
go((Number(location.hash.slice(1)) || 1) - 1);
