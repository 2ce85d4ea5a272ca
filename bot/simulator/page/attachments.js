/** Files on their way out: chosen, pasted or dropped, looked at once more, then sent singly or as albums. */

import * as api from "./api.js";
import { button, byId, el, icon } from "./dom.js";
import { ask } from "./layers.js";
import { size } from "./media.js";
import { t } from "./strings.js";

const ALBUM = 10; // Telegram's limit of one media group
const PICTURES = /^image\/(jpeg|png|gif)$/; // what the server knows as a photo; other pictures go as files

/** Lets the whole page take pasted and dropped files; `take(files)` gets them. */
export function catchFiles(take) {
  const cover = byId("drop");
  const talk = byId("phone");
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  talk.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    cover.hidden = false;
  });
  talk.addEventListener("dragleave", (event) => { if (!talk.contains(event.relatedTarget)) cover.hidden = true; });
  talk.addEventListener("drop", (event) => {
    cover.hidden = true;
    if (!carries(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files], false);
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || document.querySelector("dialog")) return;
    event.preventDefault();
    take(files, false);
  });
}

/** Shows the files with a caption field and sends them for `person` when told to. */
export async function offer(person, given, asFiles) {
  const files = [...given];
  const list = el("ul", { class: "staged" });
  const caption = el("textarea", { rows: "2", maxlength: "1024", placeholder: t("caption"), "aria-label": t("caption"), autofocus: true,
                                   data: { testid: "caption" } });
  const raw = el("input", { type: "checkbox", "data-testid": "as-files" });
  raw.checked = asFiles;
  const choice = el("label", { class: "check" }, raw, t("asFiles"));
  choice.hidden = asFiles || !files.some((file) => PICTURES.test(file.type));
  const fill = () => list.replaceChildren(...files.map((file) => staged(file, () => {
    files.splice(files.indexOf(file), 1);
    if (files.length) fill();
    else list.closest("dialog").close();
  })));
  fill();
  const value = () => ({ caption: caption.value.trim(), raw: raw.checked });
  const chosen = await ask(t("attach"), [list, choice, caption], [
    { label: t("cancel"), value: null }, { label: t("send"), value, main: true, id: "send-files" }]);
  if (chosen) await sendAll(person, files, chosen);
}

async function sendAll(person, files, { caption, raw }) {
  const asPhoto = (file) => !raw && PICTURES.test(file.type);
  const lots = [["photo", files.filter(asPhoto)], ["document", files.filter((file) => !asPhoto(file))]];
  let words = caption;
  for (const [as, all] of lots) {
    for (let from = 0; from < all.length; from += ALBUM) {
      await api.upload(person, all.slice(from, from + ALBUM), as, words);
      words = ""; // a caption is said once
    }
  }
}

function staged(file, remove) {
  const drop = button({ class: "round small", "aria-label": t("remove", { name: file.name }), on: { click: remove } },
                      icon("close"));
  return el("li", {}, thumbnail(file), el("span", { class: "file-text" }, el("span", { class: "file-name" }, file.name),
                                          el("span", { class: "file-size" }, size(file.size))), drop);
}

/** A small picture drawn on a canvas: the page's policy allows no blob: address for an <img>. */
function thumbnail(file) {
  const frame = el("span", { class: "thumb", "aria-hidden": "true" }, icon(PICTURES.test(file.type) ? "photo" : "file"));
  if (!PICTURES.test(file.type)) return frame;
  createImageBitmap(file).then((bitmap) => {
    const side = 96;
    const canvas = el("canvas", { width: side, height: side });
    const scale = Math.max(side / bitmap.width, side / bitmap.height);
    const [w, h] = [bitmap.width * scale, bitmap.height * scale];
    canvas.getContext("2d").drawImage(bitmap, (side - w) / 2, (side - h) / 2, w, h);
    frame.replaceChildren(canvas);
  }, () => frame.classList.add("broken")); // not a picture after all: the icon stays
  return frame;
}
