/** Following one person's chat: full state first, then changes by long poll, through restarts of the server. */

import * as api from "./api.js";

const POLL = 25; // seconds the server may hold a poll
const HIDDEN_PAUSE = 2000; // milliseconds between polls of a page nobody looks at: it must not hold a connection

const pause = (milliseconds) => new Promise((go) => { setTimeout(go, milliseconds); });

/**
 * Follows `person` until the returned function is called.
 * `heard` has state(state, again), change(change), offline(), online(), gone() when the server knows no such person.
 */
export function follow(person, heard) {
  const life = { stopped: false, poll: null };
  const look = () => { if (!document.hidden) life.poll?.abort(); };
  document.addEventListener("visibilitychange", look);
  run(person, heard, life);
  return () => {
    life.stopped = true;
    life.poll?.abort();
    document.removeEventListener("visibilitychange", look);
  };
}

async function run(person, heard, life) {
  let wait = 300;
  let again = false;
  while (!life.stopped) {
    try {
      const state = await api.state(person);
      if (life.stopped) return;
      heard.state(state, again);
      heard.online();
      again = true;
      wait = 300;
      await poll(person, state.seq, heard, life);
    } catch (error) {
      if (life.stopped) return;
      if (error instanceof api.Refused && error.status === 404) return heard.gone();
      heard.offline();
      await pause(wait);
      wait = Math.min(wait * 2, 3000);
    }
  }
}

/** Polls from `seq` on; returns when the server seems to have begun anew, so that the state is read again. */
async function poll(person, seq, heard, life) {
  while (!life.stopped) {
    const begun = performance.now();
    life.poll = new AbortController();
    let answer;
    try {
      answer = await api.changes(person, seq, document.hidden ? 0 : POLL, life.poll.signal);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      continue;
    }
    if (life.stopped || answer.seq < seq) return;
    for (const change of answer.changes) heard.change(change);
    seq = answer.seq;
    if (document.hidden) await pause(HIDDEN_PAUSE);
    else if (!answer.changes.length && performance.now() - begun < 100) await pause(500); // never a hot loop
  }
}
