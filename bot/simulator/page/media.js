/** What a message carries beside text: photos, documents, stickers, voice, contacts, places. */

import { avatar, button, el, icon } from "./dom.js";
import { locale, t } from "./strings.js";

const OTHERS = ["video", "audio", "animation", "video_note", "poll", "dice", "venue"];

/** The node for what `message` carries, or null when it is text alone. `old` is reused where its picture is the same. */
export function media(message, show, old) {
  if (message.photo) return photo(message, show, old);
  if (message.document) return file(message.document);
  if (message.sticker) return sticker(message.sticker);
  if (message.voice) return voice(message.voice);
  if (message.contact) return contact(message.contact);
  if (message.location) return place(message.location);
  if (OTHERS.some((kind) => kind in message)) return el("p", { class: "unsupported" }, t("unsupported"));
  return null;
}

function photo(message, show, old) {
  const { url, width, height } = message.photo;
  const kept = old?.querySelector("button.photo");
  if (kept?.dataset.url === url) return kept; // an edit of the caption must not make the picture blink
  const image = el("img", { src: url, alt: message.caption ?? t("photo"), width, height, draggable: "false" });
  const node = button({ class: "photo", "aria-label": t("viewPhoto"), data: { url, testid: "photo" } }, image);
  if (width && height) node.style.aspectRatio = String(Math.min(2.4, Math.max(0.55, width / height)));
  node.addEventListener("click", () => show(message.message_id));
  return node;
}

function file(document) {
  const name = document.file_name ?? t("file");
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return el("a", { class: "file", href: document.url, download: name, "aria-label": t("download", { name }),
                   data: { testid: "document" } },
            el("span", { class: "file-icon", "data-ending": ending }, icon("download")),
            el("span", { class: "file-text" },
               el("span", { class: "file-name" }, name), el("span", { class: "file-size" }, size(document.file_size))));
}

/** 1536 → "1.5 KB", in the writing of the language. */
export function size(bytes) {
  if (bytes === undefined || bytes === null) return "";
  const digits = (number) => number.toLocaleString(locale(), { maximumFractionDigits: 1 });
  if (bytes < 1024) return `${digits(bytes)} ${t("bytes")}`;
  return bytes < 1024 ** 2 ? `${digits(bytes / 1024)} KB` : `${digits(bytes / 1024 ** 2)} MB`;
}

function sticker(given) {
  return el("span", { class: "sticker", role: "img", "aria-label": t("sticker"), data: { testid: "sticker" } },
            given.emoji ?? "🙂");
}

function voice(given) {
  const bars = el("span", { class: "bars", "aria-hidden": "true" });
  for (let i = 0; i < 26; i += 1) {
    const bar = el("i");
    bar.style.height = `${4 + Math.round(Math.abs(Math.sin(i * 1.7) + Math.sin(i * 0.6)) * 9)}px`;
    bars.append(bar);
  }
  const seconds = given.duration ?? 0;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return el("span", { class: "voice", data: { testid: "voice" } }, el("span", { class: "voice-icon" }, icon("mic")),
            el("span", { class: "voice-body" }, bars, el("span", { class: "file-size" }, `${t("voice")} ${time}`)));
}

function contact(given) {
  const name = [given.first_name, given.last_name].filter(Boolean).join(" ");
  return el("span", { class: "contact", data: { testid: "contact" } }, avatar(given.user_id ?? name.length, name),
            el("span", { class: "file-text" },
               el("span", { class: "file-name" }, name), el("span", { class: "file-size" }, given.phone_number)));
}

function place(given) {
  const words = `${given.latitude.toFixed(4)}, ${given.longitude.toFixed(4)}`;
  return el("span", { class: "place", data: { testid: "location" } }, el("span", { class: "map" }, icon("place")),
            el("span", { class: "file-size" }, words));
}
