/** The list of messages: rows by day, changed singly, with the reader's place kept. */

import { clock, day, draw } from "./bubbles.js";
import { byId, el, icon } from "./dom.js";
import { onLanguage, t } from "./strings.js";

const NEAR = 48; // pixels from the end that still count as being at the end
const ALBUM = "album "; // how the key of an album's row begins
const JOINED = 300; // seconds within which messages of one side stand together

export class Chat {
  /** `ctx` as in bubbles.draw, besides onMenu(message, place), onRead(), empty() → the node of a chat without messages. */
  constructor(ctx) {
    this.ctx = { ...ctx, find: (id) => this.messages.get(id), jump: (id) => this.jump(id) };
    this.log = byId("log");
    this.pill = byId("pill");
    this.messages = new Map();
    this.rows = new Map();
    this.unseen = 0;
    this.stuck = true; // whether the end is in view, and is to stay so
    this.top = 0;
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.log.addEventListener("keydown", (event) => this.walk(event));
    this.log.addEventListener("contextmenu", (event) => this.menu(event));
    this.pill.addEventListener("click", () => this.toEnd());
    const settle = new ResizeObserver(() => { if (this.stuck) this.toEnd(); });
    settle.observe(this.log);
    this.settle = settle;
    this.longPress();
    onLanguage(() => this.redraw());
  }

  /** Shows the messages of one person in full; with `same` the rows that did not change stay as they are. */
  reset(messages, same) {
    if (!same) {
      this.messages.clear();
      this.rows.clear();
      this.log.replaceChildren();
      this.stuck = true;
      this.unseen = 0;
    }
    const before = this.messages;
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.keepPlace(() => {
      for (const key of this.rows.keys()) if (!this.parts(key).length) this.drop(key);
      for (const message of messages) {
        const was = before.get(message.message_id);
        if (!was || JSON.stringify(was) !== JSON.stringify(message)) this.paint(message);
      }
      this.layout();
    });
  }

  /** A message came or changed: draws that one row again and nothing else. */
  put(message) {
    const fresh = !this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    this.keepPlace(() => {
      this.paint(message);
      if (fresh) this.layout();
    });
    if (fresh && message.from === "person") this.toEnd();
    else if (fresh && !this.stuck) this.unseen += 1;
    this.mark();
  }

  remove(id) {
    const message = this.messages.get(id);
    if (!message) return;
    this.messages.delete(id);
    const key = keyOf(message);
    this.keepPlace(() => {
      if (this.parts(key).length) this.paint(message);
      else this.drop(key);
      this.layout();
    });
  }

  redraw() {
    this.keepPlace(() => {
      for (const message of this.messages.values()) this.paint(message);
      this.layout();
    });
    this.mark();
  }

  /** The messages of a row: one, or those of an album that are still there. */
  parts(key) {
    if (!key.startsWith(ALBUM)) return [this.messages.get(Number(key))].filter(Boolean);
    return [...this.messages.values()].filter((message) => keyOf(message) === key).sort(byNumber);
  }

  /** The photos shown together with the one of this number. */
  album(id) {
    return this.parts(keyOf(this.messages.get(id))).filter((message) => message.photo);
  }

  drop(key) {
    this.rows.get(key)?.remove();
    this.rows.delete(key);
  }

  paint(message) {
    const key = keyOf(message);
    const parts = this.parts(key);
    const row = this.rows.get(key) ?? el("article", { class: "row", tabindex: "-1" });
    const focused = row.contains(document.activeElement) ? [...row.querySelectorAll(".key")] : null;
    const place = focused?.indexOf(document.activeElement);
    this.rows.set(key, row);
    row.dataset.from = message.from;
    if (parts.length === 1) row.dataset.messageId = message.message_id;
    else delete row.dataset.messageId;
    if (message.media_group_id) row.dataset.group = message.media_group_id;
    row.setAttribute("aria-label", `${this.ctx.name(message)}, ${clock(message.date)}`);
    draw(row, parts, this.ctx);
    if (focused) (row.querySelectorAll(".key")[place] ?? row).focus({ preventScroll: true });
  }

  /** Puts the rows into order under their days, moving only what stands elsewhere. */
  layout() {
    const keys = [...new Set([...this.messages.values()].sort(byNumber).map(keyOf))];
    const days = new Map();
    for (const key of keys) {
      const label = day(this.first(key).date);
      if (!days.has(label)) days.set(label, []);
      days.get(label).push(this.rows.get(key));
    }
    const sections = [...days].map(([label, rows]) => this.section(label, rows));
    arrange(this.log, sections.length ? sections : [this.ctx.empty()]);
    this.join(keys);
  }

  first(key) {
    return this.messages.get(Number(key)) ?? this.parts(key)[0];
  }

  section(label, rows) {
    const old = [...this.log.querySelectorAll(".day")].find((node) => node.dataset.day === label);
    const section = old ?? el("section", { class: "day", data: { day: label } });
    if (!old) this.settle.observe(section);
    const heading = section.querySelector(".day-label") ?? el("h3", { class: "day-label" }, el("span", {}, label));
    arrange(section, [heading, ...rows]);
    return section;
  }

  join(keys) {
    let before = null;
    for (const key of keys) {
      const row = this.rows.get(key);
      const message = this.first(key);
      const joined = before?.message.from === message.from && message.date - before.message.date < JOINED
        && before.row.parentNode === row.parentNode;
      row.classList.toggle("joined", Boolean(joined));
      before?.row.classList.toggle("tail", !joined);
      before = { row, message };
    }
    before?.row.classList.add("tail");
  }

  /** Runs a change so that what the reader looks at stays where it is, or the end stays in view. */
  keepPlace(change) {
    const top = this.log.getBoundingClientRect().top;
    const anchor = this.stuck ? null
      : [...this.rows.values()].find((row) => row.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (this.stuck) this.toEnd();
    else if (anchor?.isConnected) this.log.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.top = this.log.scrollTop;
    this.stuck = true;
    this.seen();
  }

  scrolled() {
    const near = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
    // Only a move upwards leaves the end: a keyboard that unfolds below takes room but scrolls nothing.
    if (near || this.log.scrollTop < this.top) this.stuck = near;
    this.top = this.log.scrollTop;
    if (this.stuck) this.seen();
    this.mark();
  }

  seen() {
    this.unseen = 0;
    this.mark();
    if (!document.hidden) this.ctx.onRead();
  }

  mark() {
    this.pill.hidden = this.stuck;
    const words = this.unseen ? t("newBelow", { n: this.unseen }) : "";
    this.pill.replaceChildren(icon("down"), ...(words ? [words] : []));
    this.pill.setAttribute("aria-label", words || t("toBottom"));
  }

  jump(id) {
    const message = this.messages.get(id);
    const row = message && this.rows.get(keyOf(message));
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    row.classList.remove("flash");
    requestAnimationFrame(() => row.classList.add("flash"));
  }

  /** Arrow keys walk from message to message; Enter opens the actions of the one in focus. */
  walk(event) {
    const rows = [...this.log.querySelectorAll(".row")];
    const at = rows.indexOf(event.target);
    if (event.target !== this.log && at < 0) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && (at >= 0 || step < 0)) {
      event.preventDefault();
      rows.at(at < 0 ? -1 : Math.max(0, Math.min(rows.length - 1, at + step)))?.focus();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault(); // else the same press would choose the menu's first entry
      this.openMenu(rows[at], event.target);
    }
  }

  menu(event) {
    const bubble = event.target.closest(".bubble, .row");
    const row = event.target.closest(".row");
    if (!row || !bubble || event.target.closest(".inline") || chosen(row)) return;
    event.preventDefault();
    this.openMenu(row, event.target, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : null);
  }

  openMenu(row, target, point) {
    const id = Number((target.closest("[data-message-id]") ?? row.querySelector("[data-message-id]")).dataset.messageId);
    this.ctx.onMenu(this.messages.get(id), point ?? row.querySelector(".bubble"));
  }

  /** Phones whose browser has no contextmenu on a long touch get one from half a second of holding. */
  longPress() {
    let timer = 0;
    let held = false;
    const stop = () => clearTimeout(timer);
    this.log.addEventListener("pointerdown", (event) => {
      stop();
      held = false;
      const row = event.target.closest(".row");
      if (event.pointerType !== "touch" || !row || event.target.closest(".inline")) return;
      timer = setTimeout(() => {
        held = true;
        this.openMenu(row, event.target, { x: event.clientX, y: event.clientY });
      }, 500);
    });
    for (const name of ["pointerup", "pointercancel", "pointermove", "contextmenu"]) this.log.addEventListener(name, stop);
    // The finger's lifting is no tap on what lies below it.
    this.log.addEventListener("click", (event) => {
      if (held) { event.preventDefault(); event.stopPropagation(); }
      held = false;
    }, true);
  }
}

const keyOf = (message) => (message.media_group_id ? ALBUM + message.media_group_id : String(message.message_id));
const byNumber = (a, b) => a.message_id - b.message_id;
const chosen = (row) => {
  const selection = getSelection();
  return !selection.isCollapsed && row.contains(selection.anchorNode);
};

/** Makes `wanted` the children of `parent` in this order without touching those that stand right already. */
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
