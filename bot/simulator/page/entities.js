/** Text with Bot API entities (UTF-16 offsets) as a tree of nodes; text never becomes markup. */

import { button, el, icon } from "./dom.js";
import { t } from "./strings.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = /^(https?:|tg:|mailto:|tel:)/i;

/**
 * The nodes of one text.
 * `deeds` has onLink(url) → true when the page opens it itself, onCommand(text), onCopy(text).
 */
export function formatted(text, entities, deeds) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...span(text, 0, text.length, sorted, deeds));
  return fragment;
}

function span(text, from, to, entities, deeds) {
  const nodes = [];
  let at = from;
  let i = 0;
  while (i < entities.length) {
    const start = Math.max(entities[i].offset, at);
    const end = Math.min(entities[i].offset + entities[i].length, to);
    const rest = entities.slice(i + 1);
    const inner = rest.filter((other) => other.offset < end);
    i += 1;
    if (end <= start) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(wrap(entities[i - 1], text.slice(start, end), span(text, start, end, inner, deeds), deeds));
    at = end;
    // A block ends its own line: the line feed after it would draw an empty one.
    if (BLOCKS.has(entities[i - 1].type) && at < to && text[at] === "\n") at += 1;
    // A child is drawn inside; what reaches beyond its parent is drawn again for the part outside.
    while (i < entities.length && entities[i].offset + entities[i].length <= end) i += 1;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, raw, inner, deeds) {
  const kind = entity.type;
  if (kind in SIMPLE) return el(SIMPLE[kind], {}, ...inner);
  if (kind === "spoiler") return spoiler(inner);
  if (kind === "code") return el("code", { title: t("copyCode"), on: { click: () => deeds.onCopy(raw) } }, ...inner);
  if (kind === "pre") return pre(entity.language, raw, inner, deeds);
  if (kind === "blockquote") return el("blockquote", {}, ...inner);
  if (kind === "expandable_blockquote") return expandable(inner);
  if (kind === "bot_command") return link("#", inner, () => deeds.onCommand(raw));
  const url = address(entity, raw);
  return url ? outward(url, inner, deeds) : el("span", { class: "mark" }, ...inner);
}

function address(entity, raw) {
  let url = null;
  if (entity.type === "text_link") url = entity.url;
  if (entity.type === "url") url = /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`;
  if (entity.type === "email") url = `mailto:${raw}`;
  if (entity.type === "phone_number") url = `tel:${raw.replace(/[^+\d]/g, "")}`;
  return url && SAFE.test(url) ? url : null;
}

function link(href, inner, act) {
  return el("a", { href, on: { click: (event) => { event.preventDefault(); act(); } } }, ...inner);
}

function outward(url, inner, deeds) {
  const click = (event) => { if (deeds.onLink(url)) event.preventDefault(); };
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url, on: { click } }, ...inner);
}

function spoiler(inner) {
  const hidden = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler") });
  const cover = el("span", { class: "covered" }, ...inner);
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (hidden.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  hidden.addEventListener("click", show);
  hidden.addEventListener("keydown", show);
  hidden.append(cover);
  return hidden;
}

function pre(language, raw, inner, deeds) {
  const copy = button({ class: "copy", "aria-label": t("copyCode"), title: t("copyCode"),
                        on: { click: () => deeds.onCopy(raw) } }, icon("copy"));
  return el("span", { class: "pre" }, el("span", { class: "pre-head" }, el("span", {}, language ?? ""), copy),
            el("pre", {}, ...inner));
}

function expandable(inner) {
  const body = el("span", { class: "quote-body" }, ...inner);
  const more = button({ class: "quote-more", "aria-expanded": "false" }, t("expand"));
  const quote = el("blockquote", { class: "expandable folded" }, body, more);
  more.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    more.textContent = t(folded ? "expand" : "collapse");
    more.setAttribute("aria-expanded", String(!folded));
  });
  // Only a layout knows whether three lines are enough: the button goes where nothing is cut off.
  new ResizeObserver(() => {
    if (quote.classList.contains("folded")) more.hidden = body.scrollHeight <= body.clientHeight + 1;
  }).observe(body);
  return quote;
}
