/** One message as a bubble: quoted message, media, text, time, inline keyboard. */

import { el } from "./dom.js";
import { formatted } from "./entities.js";
import { inline } from "./keyboards.js";
import { media } from "./media.js";
import { locale, t } from "./strings.js";

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*){1,3}$/u;

/** "09:05" of a moment in seconds, as the reader's own clock shows it. */
export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hour12: false });
}

const days = new Map(); // writing a date out is slow, and a chat asks for the same few over and over

/** "3月4日星期二", with the year when it is not this one. */
export function day(seconds) {
  const date = new Date(seconds * 1000);
  const key = locale() + date.toDateString();
  if (!days.has(key)) days.set(key, written(date));
  return days.get(key);
}

function written(date) {
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale(), { year, month: "long", day: "numeric", weekday: "long" });
}

/** A short text for a quotation or a screen reader: what the message says or carries. */
export function gist(message) {
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/g, " ").slice(0, 120);
  if (message.document) return message.document.file_name ?? t("file");
  const kind = ["photo", "sticker", "voice", "contact", "location"].find((name) => name in message);
  return kind ? t(kind) : t("message");
}

/**
 * Draws `messages` (one, or the parts of an album) into `row`, in place of what it showed.
 * `ctx` has deeds (see entities.js), find(id), name(message), show(id), jump(id), act (see keyboards.js).
 */
export function draw(row, messages, ctx) {
  const first = messages[0];
  const old = row.cloneNode(false);
  old.append(...row.childNodes);
  const body = el("div", { class: "body" }, forwarded(first), quoted(first, ctx), carried(messages, ctx, old),
                  ...words(messages, ctx));
  row.classList.toggle("bare", Boolean(first.sticker));
  row.classList.toggle("pictured", Boolean(first.photo));
  row.classList.toggle("captioned", messages.some((message) => message.caption));
  row.classList.toggle("huge", ONLY_EMOJI.test(first.text ?? ""));
  const keyboard = messages.find((message) => message.inline_keyboard?.length)?.inline_keyboard;
  const bubble = el("div", { class: "bubble" }, body);
  row.replaceChildren(el("div", { class: "stack" }, bubble, keyboard ? inline(keyboard, ctx.act(first)) : null));
}

function forwarded(message) {
  if (!message.forward_origin && !message.forward_date) return null;
  return el("p", { class: "forwarded" }, t("forwarded"));
}

function quoted(message, ctx) {
  const id = message.reply_to_message_id;
  if (!id) return null;
  const target = ctx.find(id);
  const jump = (event) => { event.preventDefault(); ctx.jump(id); };
  return el("a", { class: "quoted", href: "#", on: { click: jump }, data: { testid: "quoted" } },
            el("strong", {}, target ? ctx.name(target) : ""), el("span", {}, target ? gist(target) : t("deleted")));
}

function carried(messages, ctx, old) {
  if (messages.length === 1) return media(messages[0], ctx.show, old);
  const album = el("div", { class: `album of-${Math.min(messages.length, 10)}`, data: { testid: "album" } });
  album.classList.toggle("listed", !messages[0].photo);
  for (const message of messages) {
    const was = old.querySelector(`.part[data-message-id="${message.message_id}"]`);
    album.append(el("div", { class: "part", data: { messageId: message.message_id, from: message.from } },
                    media(message, ctx.show, was)));
  }
  return album;
}

function words(messages, ctx) {
  const message = messages.find((part) => part.caption ?? part.text) ?? messages[0];
  const text = message.text ?? message.caption ?? "";
  const entities = message.text === undefined ? (message.caption_entities ?? message.entities) : message.entities;
  const stamp = meta(messages);
  if (!text) return [stamp];
  const said = el("span", { class: "words", data: { testid: "message-text" } }, formatted(text, entities, ctx.deeds));
  return [el("div", { class: "text", dir: "auto" }, said, stamp)];
}

/** The time, and whether the message was edited; it floats into the last line's free end. */
function meta(messages) {
  const edited = messages.some((message) => message.edit_date);
  const moment = messages.at(-1).date;
  return el("span", { class: "meta" }, edited ? el("span", { class: "edited" }, t("edited")) : null,
            el("time", { datetime: new Date(moment * 1000).toISOString() }, clock(moment)));
}
