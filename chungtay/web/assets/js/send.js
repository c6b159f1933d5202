// Sending what waits: one tab at a time, in the order of making, to the address of each form with its own key and a
// token fetched just before. Only an answer that says posted or held takes a form off this phone.

import { UUID } from "./tell.js";
import * as store from "./store.js";

const PATIENCE = 30_000;
const FILE_PATIENCE = 180_000;
const WAIT_FOR_OTHERS = 3 * 24 * 3600 * 1000;
const TOKEN = "/gui/the/";

const patience = (ms) => AbortSignal.timeout?.(ms); // an old browser waits as long as it likes

// What came of it: reached (the server answered), isSignedOut, posted, held [{reason, url}]. While another send is under
// way there is nothing to do, unless a person asked: then this one comes after it.
export async function send(account, isAsked = false) {
  const told = { reached: false, isSignedOut: false, isBusy: false, posted: 0, held: [] };
  const run = () => sendAll(account, told);
  if (!navigator.locks) await run();
  else await navigator.locks.request("chungtay-send", { ifAvailable: !isAsked }, (lock) => (lock ? run() : (told.isBusy = true)));
  return told;
}

async function sendAll(account, told) {
  const token = await freshToken(account, told);
  if (!token) return;
  const unsent = new Set(); // keys of forms that stay: whatever names them waits too
  const refused = new Set();
  for (const form of await store.waiting(account)) {
    const named = keysIn(form);
    if (named.some((key) => unsent.has(key))) {
      stay(form, unsent);
      continue;
    }
    const answer = await post(form, token, !named.some((key) => refused.has(key)));
    if (!answer) return; // no network after all
    if (answer.status === 200) {
      await store.sent(form);
      told.posted += 1;
    } else if (answer.status === 202) {
      for (const key of own(form)) refused.add(key);
      told.held.push(await answer.json());
      await store.remove(form.nr);
    } else if (answer.status === 401) {
      told.isSignedOut = true;
      return;
    } else {
      stay(form, unsent);
      await store.change(form.nr, { tries: (form.tries ?? 0) + 1, answer: answer.status });
      if ([429, 502, 503, 504].includes(answer.status)) return;
    }
  }
}

async function freshToken(account, told) {
  try {
    const answer = await fetch(TOKEN, { headers: { "X-Outbox": "1" }, cache: "no-store", signal: patience(10_000) });
    if (answer.status !== 401 && !answer.ok) return null;
    told.reached = true;
    const said = answer.ok ? await answer.json() : {};
    if (said.account === account) return said.token;
    told.isSignedOut = true;
  } catch {
    // no network
  }
  return null;
}

const own = (form) => [form.key, form.makes].filter(Boolean);

function stay(form, unsent) {
  for (const key of own(form)) unsent.add(key);
}

// The keys a form names besides its own: in its address, and in its fields.
function keysIn(form) {
  const text = [form.url, ...form.fields.map(([, value]) => (typeof value === "string" ? value : ""))].join(" ");
  return [...new Set(text.toLowerCase().match(UUID) ?? [])].filter((key) => key !== form.key && key !== form.makes);
}

async function post(form, token, mayWait) {
  const hasFiles = form.fields.some(([, value]) => typeof value !== "string");
  const body = hasFiles ? new FormData() : new URLSearchParams(); // a roll of sixty is five times smaller so
  for (const [name, value] of form.fields) body.append(name, value);
  body.set("_said", JSON.stringify(form.said.slice(0, 200)));
  if (form.held) body.set("_held", form.held);
  const headers = {
    "X-Outbox": "1",
    "X-Outbox-Account": form.account,
    "X-Outbox-Key": form.key,
    "X-Outbox-Made": new Date(form.made_at).toISOString(),
    "X-Outbox-Title": encodeURIComponent([form.title, form.about].filter(Boolean).join(" · ").slice(0, 200)),
    "X-CSRFToken": token,
  };
  if (form.made_by) {
    headers["X-Outbox-Owner"] = form.made_by.account;
    headers["X-Outbox-Name"] = encodeURIComponent(form.made_by.name);
  }
  if (mayWait && Date.now() - form.made_at < WAIT_FOR_OTHERS) headers["X-Outbox-Wait"] = "1";
  try {
    const signal = patience(hasFiles ? FILE_PATIENCE : PATIENCE);
    return await fetch(form.url, { method: "POST", body, headers, redirect: "manual", signal });
  } catch {
    return null;
  }
}
