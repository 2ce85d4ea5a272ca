/** Making elements: text only ever becomes text nodes, never markup. */

import { shape } from "./icons.js";

/** One element; `on` holds listeners, `data` the dataset, everything else is an attribute. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, heard] of Object.entries(value)) node.addEventListener(event, heard);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A button that submits nothing. */
export function button(attributes, ...children) {
  return el("button", { type: "button", ...attributes }, ...children);
}

/** A round button that shows an icon and tells its name to those who do not see it. */
export function iconButton(name, label, attributes = {}) {
  return button({ class: "round", "aria-label": label, title: label, ...attributes }, icon(name));
}

/** A drawing from icons.js, hidden from screen readers: the button around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  for (const d of shape(name)) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** A round letter picture; the hue follows the id so that a person keeps a colour. */
export function avatar(id, name) {
  const first = Array.from(name.trim())[0] ?? "?";
  return el("span", { class: `avatar hue-${Math.abs(id) % 7}`, "aria-hidden": "true" }, first.toUpperCase());
}

export const byId = (id) => document.getElementById(id);
