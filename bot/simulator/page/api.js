/** The person-side HTTP API of the local Telegram, one function an endpoint. */

/** What the server refused, with its words and its HTTP status. */
export class Refused extends Error {
  constructor(status, words) {
    super(words || `HTTP ${status}`);
    this.status = status;
  }
}

async function request(path, options = {}) {
  const answer = await fetch(path, { cache: "no-store", ...options });
  const type = answer.headers.get("content-type") ?? "";
  const body = type.includes("json") ? await answer.json() : await answer.text();
  if (answer.ok) return body;
  throw new Refused(answer.status, typeof body === "string" ? body : (body.error ?? body.description ?? body.detail));
}

function post(path, body = {}) {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const of = (person, action) => `/api/people/${person}/${action}`;

export const bot = () => request("/api/bot");
export const people = async () => (await request("/api/people")).people;
export const addPerson = (person) => post("/api/people", person);
export const state = (person, signal) => request(of(person, "state"), { signal });
export const changes = (person, after, timeout, signal) =>
  request(`${of(person, "changes")}?after=${after}&timeout=${timeout}`, { signal });
export const say = (person, text, replyTo) =>
  post(of(person, "text"), replyTo ? { text, reply_to_message_id: replyTo } : { text });
export const tap = (person, message, data) => post(of(person, "tap"), { message_id: message, data });
export const press = (person, label) => post(of(person, "press"), { label });
export const sticker = (person) => post(of(person, "sticker"));
export const voice = (person) => post(of(person, "voice"));
export const location = (person) => post(of(person, "location"));
export const contact = (person, phone, name) =>
  post(of(person, "contact"), { phone_number: phone, first_name: name });
export const forward = (person, message) => post(of(person, "forward"), { message_id: message });
export const passOn = (person, name, text) => post(of(person, "forward"), { text, from_name: name });
export const edit = (person, message, text) => post(of(person, "edit"), { message_id: message, text });
export const block = (person, blocked) => post(of(person, "block"), { blocked });
export const read = (person) => post(of(person, "read"));
export const controls = () => request("/api/controls");
export const runControl = (name) => post(`/api/controls/${encodeURIComponent(name)}`);

/** Sends files as one message or one album; `as` is "photo" or "document". */
export function upload(person, files, as, caption) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  form.append("as", as);
  if (caption) form.append("caption", caption);
  return request(of(person, "upload"), { method: "POST", body: form });
}
