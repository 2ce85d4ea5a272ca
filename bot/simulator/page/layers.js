/** What lies above the chat for a moment: menus, dialogs, toasts, the photo viewer. */

import { button, byId, el, icon, iconButton } from "./dom.js";
import { t } from "./strings.js";

const TOAST = 4500; // milliseconds
let closeOpen = null;

/**
 * Opens a menu of {label, icon, act} at a point {x, y} or beside a node.
 * Arrow keys walk, Escape and a click elsewhere close it; the focus returns to where it was.
 */
export function menu(items, at, label) {
  closeOpen?.(false);
  const back = document.activeElement;
  const node = el("div", { class: "menu", role: "menu", "aria-label": label, data: { testid: "menu" } });
  const close = (refocus = true) => {
    node.remove();
    document.removeEventListener("pointerdown", outside, true);
    closeOpen = null;
    if (refocus && back?.isConnected) back.focus({ preventScroll: true });
  };
  const outside = (event) => { if (!node.contains(event.target)) close(false); };
  for (const item of items) {
    node.append(button({ role: "menuitem", tabindex: "-1", class: "menu-item", "data-testid": item.id,
                         on: { click: () => { close(); item.act(); } } }, icon(item.icon), item.label));
  }
  node.addEventListener("keydown", (event) => walk(event, node, close));
  document.body.append(node);
  place(node, at);
  closeOpen = close;
  setTimeout(() => document.addEventListener("pointerdown", outside, true));
  node.firstElementChild.focus({ preventScroll: true });
}

function walk(event, node, close) {
  const items = [...node.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
}

function place(node, at) {
  const box = at instanceof Element ? at.getBoundingClientRect() : null;
  const size = node.getBoundingClientRect();
  const x = box ? box.left : at.x;
  let y = box ? box.bottom + 4 : at.y;
  if (y + size.height > innerHeight - 8) y = (box ? box.top - 4 : at.y) - size.height;
  node.style.left = `${Math.max(8, Math.min(x, innerWidth - size.width - 8))}px`;
  node.style.top = `${Math.max(8, y)}px`;
}

/**
 * Opens a dialog and resolves with what was chosen: the value of an action, or null when it was closed.
 * `actions` are {label, value, main}; `value` may be a function called at the moment of choice.
 */
export function ask(title, body, actions, attributes = {}) {
  return new Promise((resolve) => {
    const heading = el("h2", { id: "dialog-title" }, title);
    const form = el("form", { method: "dialog", class: "dialog-body" }, heading, ...body);
    const node = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title", ...attributes }, form);
    let chosen = null;
    const choose = (action) => {
      chosen = typeof action.value === "function" ? action.value() : action.value;
      node.close();
    };
    const row = el("div", { class: "actions" });
    for (const action of actions) {
      row.append(button({ class: action.main ? "main" : "plain", "data-testid": action.id,
                          on: { click: () => { if (form.reportValidity()) choose(action); } } }, action.label));
    }
    if (actions.length) form.append(row);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const main = actions.find((action) => action.main);
      if (main) choose(main);
    });
    node.addEventListener("click", (event) => { if (event.target === node) node.close(); });
    node.addEventListener("close", () => { node.remove(); resolve(chosen); });
    node.choose = choose;
    document.body.append(node);
    node.showModal();
  });
}

/** Tells something that has to be acknowledged. */
export function alertBox(words) {
  return ask(byId("bot-name").textContent, [el("p", { class: "alert-text" }, words)],
             [{ label: t("ok"), value: true, main: true, id: "alert-ok" }], { "data-testid": "alert", role: "alertdialog" });
}

/** Tells something in passing. */
export function toast(words) {
  const node = el("div", { class: "toast", data: { testid: "toast" } }, words);
  const all = byId("toasts");
  all.append(node);
  while (all.children.length > 3) all.firstElementChild.remove();
  setTimeout(() => node.remove(), TOAST);
}

/** Shows photos large; `messages` are those of one album or a single one, `start` the first shown. */
export function viewer(messages, start) {
  let at = messages.findIndex((message) => message.message_id === start);
  const image = el("img", { alt: "" });
  const words = el("figcaption", {});
  const node = el("dialog", { class: "viewer", "aria-label": t("photo"), data: { testid: "viewer" } });
  const save = el("a", { class: "round", download: "" }, icon("download"));
  const go = (step) => {
    at = (at + step + messages.length) % messages.length;
    const message = messages[at];
    image.src = message.photo.url;
    image.alt = message.caption ?? t("photo");
    words.textContent = message.caption ?? "";
    save.href = message.photo.url;
    save.setAttribute("aria-label", t("download", { name: t("photo") }));
  };
  const steps = messages.length < 2 ? [] : [
    iconButton("back", t("previous"), { class: "round before", on: { click: () => go(-1) } }),
    iconButton("next", t("next"), { class: "round after", on: { click: () => go(1) } })];
  const bar = el("div", { class: "viewer-bar" }, save,
                 iconButton("close", t("close"), { "data-testid": "viewer-close", on: { click: () => node.close() } }));
  node.append(el("figure", {}, image, words), ...steps, bar);
  node.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" && messages.length > 1) go(1);
    if (event.key === "ArrowLeft" && messages.length > 1) go(-1);
  });
  node.addEventListener("click", (event) => { if (["DIALOG", "FIGURE"].includes(event.target.tagName)) node.close(); });
  node.addEventListener("close", () => node.remove());
  go(0);
  document.body.append(node);
  node.showModal();
}
