// Writing a form down on this phone before it is sent: its fields and files, in words, with its key and a fresh token.

import { forgetDraft } from "./drafts.js";
import { nextOf, say } from "./kept.js";
import { flush, isOff, remember, waitingUrl } from "./outbox.js";
import * as store from "./store.js";
import { account, keptAt } from "./store.js";
import { addressOf, fieldsOf, isByChance, isKey, tell } from "./tell.js";

const POST_PATIENCE = 10_000;
const FILE_PATIENCE = 120_000;

export async function takeOver(form, submitter) {
  if (isOff() && lacks(form)) return release(form);
  if (submitter?.name) hide(form, submitter.name, submitter.value);
  freshToken(form);
  if (!(await store.canKeep())) return form.submit();
  await shrinkPhotos(form);
  const kept = await describe(form, submitter);
  const waits = [];
  form.dispatchEvent(new CustomEvent("ct:keeping", { bubbles: true, detail: { form: kept, until: (promise) => waits.push(promise) } }));
  await Promise.all(waits);
  const known = await store.withKey(kept.key);
  if (known && JSON.stringify(known.fields) === JSON.stringify(kept.fields)) return location.assign(kept.next); // written already
  if (known) kept.key = crypto.randomUUID(); // the same key says something else now: the books will tell both
  const isQueued = isOff() || (await store.waiting(account)).length > 0; // never past a form that waits
  try {
    kept.nr = await store.add({ ...kept, ...(isQueued ? { state: "waiting" } : { state: "trying", trying_at: Date.now() }) });
  } catch (error) {
    if (error.name !== "QuotaExceededError") throw error;
    if (!isOff()) return form.submit();
    release(form);
    return say("full", { waiting: waitingUrl() });
  }
  askToPersist();
  form.dataset.kept = "1"; // it is written down: no draft any more
  if (form.dataset.draft) forgetDraft(form.dataset.draft);
  if (!isQueued) return goNow(form, kept);
  if (!isOff()) await Promise.race([flush(), new Promise((done) => setTimeout(done, 5000))]);
  if (await store.withKey(kept.key).then((one) => one && !one.sent_at)) remember(kept.title);
  location.assign(kept.next);
}

// The browser sends it as ever. Should the network fail now, the worker leads on, and the form waits like any other.
async function goNow(form, kept) {
  hide(form, "_outbox", kept.key);
  sessionStorage.setItem("ct:trying", kept.key);
  const hasFiles = kept.fields.some(([, value]) => typeof value !== "string");
  await tellWorker({ type: "posting", url: kept.url, next: kept.next, patience: hasFiles ? FILE_PATIENCE : POST_PATIENCE });
  form.submit();
}

function tellWorker(message) {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return null;
  const channel = new MessageChannel();
  const heard = new Promise((done) => (channel.port1.onmessage = done));
  worker.postMessage(message, [channel.port2]);
  return Promise.race([heard, new Promise((done) => setTimeout(done, 500))]);
}

// In a few words: what the form itself counts up, or the button of a form that has nothing to type.
function brief(form, said, submitter) {
  const told = form.querySelector("[data-told]") ?? (said.length ? null : submitter);
  return told?.textContent.replace(/\s+/gu, " ").trim() ?? "";
}

// The money of a form, so that a list can say what was taken without a network.
async function sumOf(form) {
  const typed = [...form.querySelectorAll("[data-money]")].map((field) => field.value).filter(Boolean);
  if (!typed.length) return 0;
  const { read } = await import("./money.js").catch(() => ({ read: () => 0 }));
  return typed.reduce((sum, text) => sum + Math.max(read(text) ?? 0, 0), 0);
}

async function describe(form, submitter) {
  await freshKey(form);
  const said = tell(form);
  const fields = fieldsOf(form);
  const keyed = fields.find(([name, value]) => name === "key" && isKey({ name, value })) ?? fields.find(([name, value]) => isKey({ name, value }));
  const heading = document.querySelector("main h1")?.textContent.trim() ?? document.title;
  return {
    key: keyed?.[1].toLowerCase() ?? crypto.randomUUID(),
    account,
    url: addressOf(form),
    page: location.pathname,
    fields,
    said,
    told: brief(form, said, submitter),
    adds: "adds" in form.dataset,
    own: "own" in form.dataset, // of somebody in care: never handed on as a file
    subject: form.dataset.about,
    amount: await sumOf(form),
    title: form.dataset.title || heading,
    about: document.querySelector("main .ct-back")?.textContent.trim() ?? "",
    held: form.querySelector("input[name=_held]")?.value,
    next: nextOf(form),
    made_at: Date.now(),
  };
}

// One key, one content: a page from the store carries the key of its last reading, "back" that of the form just sent.
async function freshKey(form) {
  for (const field of form.querySelectorAll("input[type=hidden]")) {
    if (!isKey(field) || !isByChance(field.value)) continue;
    if (keptAt || (await store.withKey(field.value.toLowerCase()))) field.value = crypto.randomUUID();
  }
}

function freshToken(form) {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="))?.slice("csrftoken=".length);
  if (cookie) hide(form, "csrfmiddlewaretoken", decodeURIComponent(cookie));
}

async function shrinkPhotos(form) {
  const inputs = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length);
  if (!inputs.length) return;
  const { shrink } = await import("./photo.js").catch(() => ({}));
  for (const input of inputs) await shrink?.(input);
}

function hide(form, name, value) {
  let field = form.querySelector(`input[type=hidden][name="${name}"]`);
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
}

// Without a network nobody else will say that something is missing.
function lacks(form) {
  const empty = [...form.elements].find((field) => field.required && field.checkVisibility?.() && field.validity.valueMissing);
  empty?.focus();
  return empty?.reportValidity() === false;
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
}

function askToPersist() {
  try {
    if (localStorage.getItem("ct:persist")) return;
    localStorage.setItem("ct:persist", "asked");
    navigator.storage?.persist?.();
  } catch {
    // no storage to speak of
  }
}
