// Every form of the club face is written down on this phone before it is sent, and leaves it only when the server has
// posted or held it. With a network the browser sends it as ever; without one it waits, and the next page opens.
//
// A form leads on to data-next, else one step back. `ct:keeping` (detail: form, until) lets a page add what it knows.
// A page or form marked data-online-only is never kept. Without this file every form works as plain HTML.

import { account, clock, clubOf, fill, keepPages, keptAt, nextOf, say, showWritten, unsay, waitingUrl } from "./kept.js";
import { forgetDraft } from "./drafts.js";
import { send } from "./send.js";
import * as store from "./store.js";
import { addressOf, fieldsOf, isByChance, isKey, tell } from "./tell.js";

const root = document.documentElement;
const EVERY = 30_000;
const DAY = 24 * 3600 * 1000;
const LONG = 3; // days
const POST_PATIENCE = 10_000;
const FILE_PATIENCE = 120_000;
const foot = document.querySelector("[data-sent]");
const club = foot?.dataset.club || clubOf(location.pathname);
let isReached = !keptAt; // a page from the store was not reached; the first answer says that the network is back
let isSignedOut = false;

const isOff = () => !navigator.onLine || !isReached;

// --- writing down ------------------------------------------------------------------------------------------------

function isOurs(form) {
  if (!account || form.method !== "post" || "onlineOnly" in root.dataset || "onlineOnly" in form.dataset) return false;
  return new URL(addressOf(form), location.href).origin === location.origin && addressOf(form).startsWith("/clb/");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isOurs(form)) return;
  event.preventDefault();
  takeOver(form, event.submitter).catch(() => form.submit()); // whatever breaks here must not stop the form
});

async function takeOver(form, submitter) {
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
    return say("full", { waiting: waitingUrl(club) });
  }
  askToPersist();
  if (!isQueued) return goNow(form, kept);
  form.dataset.kept = "1";
  if (form.dataset.draft) forgetDraft(form.dataset.draft);
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

const remember = (title) => sessionStorage.setItem("ct:written", title);

// --- what became of a form the browser sent itself ---------------------------------------------------------------

async function learn() {
  const pair = document.cookie.split("; ").find((one) => one.startsWith("ct_posted="));
  const trying = sessionStorage.getItem("ct:trying");
  sessionStorage.removeItem("ct:trying");
  if (pair) {
    document.cookie = "ct_posted=; Path=/; Max-Age=0; SameSite=Lax";
    const [key, status] = decodeURIComponent(pair.slice("ct_posted=".length)).replaceAll('"', "").split(":");
    const form = await store.withKey(key);
    if (form && !form.sent_at) await settle(form, Number(status));
  }
  const left = trying && (await store.withKey(trying));
  if (left && !left.sent_at && left.state === "trying") {
    await store.change(left.nr, { state: "waiting" });
    if (account === left.account && !pair) remember(left.title);
  }
}

// Refused on the page that shows the form again, nothing needs to wait; refused without it, a person must see it.
async function settle(form, status) {
  if (status < 400) await store.sent(form);
  else if (document.querySelector(".govuk-error-summary")) await store.remove(form.nr);
  else await store.change(form.nr, { state: "waiting" });
}

// --- sending what waits ------------------------------------------------------------------------------------------

async function flush() {
  if (!account || !(await store.canKeep())) return;
  const { mine } = await store.counts(account);
  if (!mine && isReached) return;
  if (mine && navigator.onLine) show("sending", { count: mine });
  const told = await send(account);
  if (told.isBusy) return showFoot();
  isSignedOut = told.isSignedOut;
  if (told.reached && !isReached) {
    isReached = true;
    unsay("kept");
    say("back", { at: clock(keptAt), here: location.href });
  }
  if (told.held.length) {
    const { reason, url } = told.held[0];
    say("held", { count: told.held.length, reason, held: url || `/clb/${club}/giu-lai/` });
  }
  if (told.posted) keepPages(true);
  document.dispatchEvent(new CustomEvent("ct:flushed", { detail: told }));
  await showFoot();
  if (told.posted || told.held.length) await showWritten();
}

// --- the line at the foot ----------------------------------------------------------------------------------------

function show(state, facts) {
  if (!foot) return;
  foot.hidden = false;
  for (const line of foot.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== state && !(line.dataset.state === "others" && facts.others);
  fill(foot, { waiting: waitingUrl(club), ...facts });
}

async function showFoot() {
  const { mine, others } = await store.counts(account);
  const total = account ? mine : others;
  const facts = { count: total, others: account ? others : 0, at: clock(Date.now()) };
  if (total) show(isSignedOut || !account ? "signed-out" : "waiting", facts);
  else if (account && !isOff()) show("done", facts);
  else if (account) show("off", facts);
  await warn();
}

// Three days are long; where there is no signal the market day is what counts. Said where the work of a day begins.
async function warn() {
  if (!/^\/clb\/\d+\/(cho-gui\/)?$/.test(location.pathname)) return;
  const forms = account ? (await store.all()).filter((form) => form.account === account) : [];
  unsay("old");
  unsay("market");
  if (!forms.length) return;
  const facts = { count: forms.length, waiting: waitingUrl(club) };
  const oldest = Math.min(...forms.map((form) => form.made_at));
  if (foot?.dataset.market) {
    if (lastMarket(Number(foot.dataset.market)) >= startOf(oldest)) say("market", facts);
    return;
  }
  const days = Math.floor((Date.now() - oldest) / DAY);
  if (days >= LONG) say("old", { ...facts, days });
}

const startOf = (moment) => new Date(moment).setHours(0, 0, 0, 0);

function lastMarket(weekday) {
  const since = (((new Date().getDay() + 6) % 7) - weekday + 7) % 7; // our week begins on Monday
  return startOf(Date.now() - since * DAY);
}

// --- leaving -----------------------------------------------------------------------------------------------------

async function guardSignOut() {
  if (location.pathname !== "/ra/" || !account) return;
  const forms = (await store.all()).filter((form) => form.account === account && !form.handed_at);
  const form = document.querySelector("main form[method=post]");
  if (forms.length) {
    form.querySelector("button").hidden = true;
    say("stay", { count: forms.length, waiting: waitingUrl(clubOf(forms[0].url)) });
  }
  form.addEventListener("submit", () => globalThis.caches?.delete(`pages-${account}`));
}

// --- the page ----------------------------------------------------------------------------------------------------

async function start() {
  if (keptAt) say("kept", { at: clock(keptAt) });
  if (!(await store.canKeep())) return;
  await learn();
  const title = sessionStorage.getItem("ct:written");
  sessionStorage.removeItem("ct:written");
  if (title && account) say("written", { title });
  await showWritten();
  await guardSignOut();
  await showFoot();
  if (new URLSearchParams(location.search).has("giu-lai")) (await import("./handover.js")).fillAgain();
  await flush();
  setInterval(flush, EVERY);
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  foot?.querySelector("[data-send-now]").addEventListener("click", () => flush());
}

// The worker, once the page has what it needs for itself.
async function keepShell() {
  if (!account || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  setTimeout(() => keepPages(), keptAt ? 0 : 2500);
}

start();
if (document.readyState === "complete") keepShell();
else window.addEventListener("load", keepShell);
