/** Buttons under a message and the reply keyboard below the composer. */

import { button, byId, el, icon } from "./dom.js";
import { onLanguage, t } from "./strings.js";

const PATIENCE = 20_000; // milliseconds after which a tap that got no answer stops spinning

/** The rows under a message; `act` has onTap(button, node) and onLink(url) → true when the page opens it itself. */
export function inline(rows, act) {
  const keyboard = el("div", { class: "inline", role: "group", data: { testid: "inline-keyboard" } });
  for (const row of rows) {
    keyboard.append(el("div", { class: "inline-row" }, ...row.map((given) => inlineButton(given, act))));
  }
  return keyboard;
}

function inlineButton(given, act) {
  const words = el("span", { class: "label" }, given.text);
  if (given.url) {
    const click = (event) => { if (act.onLink(given.url)) event.preventDefault(); };
    const safe = /^(https?|tg):/i.test(given.url) ? given.url : "#";
    return el("a", { class: "key", href: safe, target: "_blank", rel: "noopener noreferrer", title: given.url,
                     on: { click } }, words, icon("out"));
  }
  const node = button({ class: "key", title: given.text }, words);
  node.addEventListener("click", () => act.onTap(given, node));
  return node;
}

/** Which taps wait for their answer; an answer may come before the tap's own reply. */
export class Waiting {
  constructor() {
    this.nodes = new Map();
    this.answered = new Set();
  }

  begin(node) {
    node.classList.add("busy");
    node.setAttribute("aria-busy", "true");
    const began = performance.now();
    node.began = began;
    setTimeout(() => { if (node.began === began) Waiting.end(node); }, PATIENCE);
  }

  /** The tap got its number: it ends when that number is answered. */
  known(query, node) {
    if (this.answered.delete(String(query))) Waiting.end(node);
    else this.nodes.set(String(query), node);
  }

  answer(query) {
    const node = this.nodes.get(String(query));
    this.nodes.delete(String(query));
    if (node) Waiting.end(node);
    else this.answered.add(String(query));
  }

  static end(node) {
    node.classList.remove("busy");
    node.removeAttribute("aria-busy");
  }
}

/** The keyboard docked below the composer; one for the page, filled for the person shown. */
export class ReplyKeyboard {
  /** `press(label, giving)` presses a key; `giving` is "number" or "place" for a key that gives those away. */
  constructor(press) {
    this.press = press;
    this.node = byId("keys");
    this.toggle = byId("keys-toggle");
    this.given = null;
    this.open = new Map(); // person → whether the keyboard is unfolded
    this.person = null;
    this.toggle.addEventListener("click", () => this.unfold(this.node.hidden));
    onLanguage(() => this.placeholder());
  }

  /** Shows what `person` has; a keyboard that has just come is unfolded, an old one is as it was left. */
  show(person, given, fresh) {
    this.person = person;
    this.given = given?.keyboard?.length ? given : null;
    if (fresh || !this.open.has(person)) this.open.set(person, true);
    this.node.replaceChildren(...(this.given?.keyboard ?? []).map((row) => this.row(row)));
    this.node.classList.toggle("tall", this.given !== null && !this.given.resize_keyboard);
    this.toggle.hidden = this.given === null;
    this.placeholder(given);
    this.unfold(this.open.get(person));
  }

  placeholder(given = this.given) {
    byId("text").placeholder = given?.input_field_placeholder ?? t("message");
  }

  row(row) {
    return el("div", { class: "keys-row" }, ...row.map((given) => this.key(given)));
  }

  key(given) {
    const label = typeof given === "string" ? given : given.text;
    const node = button({ class: "reply-key", title: label }, el("span", { class: "label" }, label));
    const giving = given.request_contact ? "number" : given.request_location ? "place" : null;
    node.addEventListener("click", async () => {
      const done = await this.press(label, giving);
      if (done && this.given?.one_time_keyboard && !this.given.is_persistent) this.unfold(false);
    });
    return node;
  }

  unfold(open) {
    const shown = open && this.given !== null;
    if (this.given) this.open.set(this.person, open);
    this.node.hidden = !shown;
    this.toggle.setAttribute("aria-expanded", String(shown));
    this.toggle.replaceChildren(icon(shown ? "hideKeys" : "keys"));
  }
}
