// Every form of the club face is written down on this phone before it is sent, and leaves it only when the server has
// posted or held it. With a network the browser sends it as ever; without one it waits, and the next page opens.
//
// A form leads on to data-next, else one step back. `ct:keeping` (detail: form, until) lets a page add what it knows.
// A page or form marked data-online-only is never kept. Without this file every form works as plain HTML.

//
// What nearly every page needs stands here; keep.js writes a form down, send.js sends what waits, kept.js says on a page
// what was written. They come when they are first needed, or when the page has all it needs for itself.

import * as store from "./store.js";
import { account, keptAt } from "./store.js";

const root = document.documentElement;
const EVERY = 30_000;
const DAY = 24 * 3600 * 1000;
const LONG = 3; // days
const IDLE = 2500; // after the page has loaded
const foot = document.querySelector("[data-sent]");
let isReached = !keptAt; // a page from the store was not reached; the first answer says that the network is back
let isSignedOut = false;

export const isOff = () => !navigator.onLine || !isReached;
export const clubOf = (url) => url.match(/^\/clb\/(\d+)\//)?.[1] ?? "";
const club = foot?.dataset.club || clubOf(location.pathname);
export const waitingUrl = (of = club) => (of ? `/clb/${of}/cho-gui/` : "/clb/");
const onPage = () => import("./kept.js");

export function clock(moment) {
  const at = new Date(moment);
  const hour = `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
  if (at.toDateString() === new Date().toDateString()) return hour;
  return `${hour} ngày ${at.getDate()}/${at.getMonth() + 1}`;
}

export function fill(node, facts) {
  for (const place of node.querySelectorAll("[data-fill]")) {
    if (place.dataset.fill in facts) place.textContent = facts[place.dataset.fill];
  }
  for (const place of node.querySelectorAll("[data-fill-href]")) {
    if (facts[place.dataset.fillHref]) place.href = facts[place.dataset.fillHref];
  }
  return node;
}

const say = async (...words) => (await onPage()).say(...words);

function isOurs(form) {
  if (!account || form.method !== "post" || "onlineOnly" in root.dataset || "onlineOnly" in form.dataset) return false;
  const to = new URL(form.getAttribute("action") || location.href, location.href);
  return to.origin === location.origin && to.pathname.startsWith("/clb/");
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isOurs(form)) return;
  event.preventDefault();
  try {
    await (await import("./keep.js")).takeOver(form, event.submitter);
  } catch {
    form.submit(); // whatever breaks here must not stop the form
  }
});

export const remember = (title) => sessionStorage.setItem("ct:written", title);

// --- what became of a form the browser sent itself ---------------------------------------------------------------

async function learn() {
  const pair = document.cookie.split("; ").find((one) => one.startsWith("ct_posted="));
  const trying = sessionStorage.getItem("ct:trying");
  if (pair) {
    const [key, status] = decodeURIComponent(pair.slice("ct_posted=".length)).replaceAll('"', "").split(":");
    const form = await store.withKey(key);
    if (form && !form.sent_at) await settle(form, Number(status));
    document.cookie = "ct_posted=; Path=/; Max-Age=0; SameSite=Lax"; // only now: a page left meanwhile leaves it to the next
  }
  sessionStorage.removeItem("ct:trying");
  const left = trying && (await store.withKey(trying));
  if (left && !left.sent_at && left.state === "trying") {
    await store.change(left.nr, { state: "waiting" });
    if (account === left.account && !pair) remember(left.title);
  }
}

// Refused on the page that shows the form again, nothing needs to wait; refused without it, a person must see it.
async function settle(form, status) {
  if (status < 400) await store.sent(form);
  else if (await isShownAgain(form)) await store.remove(form.nr);
  else await store.change(form.nr, { state: "waiting" });
}

// The page says what is wrong, or asks back, above the form with all that was typed.
async function isShownAgain({ url }) {
  const { addressOf } = await import("./tell.js");
  const isThere = [...document.querySelectorAll("main form[method=post]")].some((form) => addressOf(form) === url);
  return isThere && Boolean(document.querySelector("main [role=alert], .govuk-error-summary"));
}

// --- sending what waits ------------------------------------------------------------------------------------------

export async function flush({ isAsked = false } = {}) {
  if (!account || !(await store.canKeep())) return;
  const { mine } = await store.counts(account);
  if (!mine && isReached) return;
  if (mine && navigator.onLine) show("sending", { count: mine });
  const told = await (await import("./send.js")).send(account, isAsked);
  if (told.isBusy) return showFoot();
  isSignedOut = told.isSignedOut;
  if (told.reached && !isReached) {
    isReached = true;
    (await onPage()).unsay("kept");
    await say("back", { at: clock(keptAt), here: location.href });
  }
  if (told.held.length) {
    const { reason, url } = told.held[0];
    say("held", { count: told.held.length, reason, held: url || `/clb/${club}/giu-lai/` });
  }
  if (told.posted) keepPages(true);
  document.dispatchEvent(new CustomEvent("ct:flushed", { detail: told }));
  await showFoot();
  if (told.posted || told.held.length) await (await onPage()).showWritten();
}

// --- the line at the foot ----------------------------------------------------------------------------------------

function show(state, facts) {
  if (!foot) return;
  foot.hidden = false;
  for (const line of foot.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== state && !(line.dataset.state === "others" && facts.others);
  fill(foot, { waiting: waitingUrl(), ...facts });
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
  for (const name of ["old", "market"]) document.querySelector(`main > [data-note="${name}"]`)?.remove();
  if (!forms.length) return;
  const facts = { count: forms.length, waiting: waitingUrl() };
  const oldest = Math.min(...forms.map((form) => form.made_at));
  if (foot?.dataset.market) {
    if (lastMarket(Number(foot.dataset.market)) >= startOf(oldest)) await say("market", facts);
    return;
  }
  const days = Math.floor((Date.now() - oldest) / DAY);
  if (days >= LONG) await say("old", { ...facts, days });
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
    await say("stay", { count: forms.length, waiting: waitingUrl(clubOf(forms[0].url)) });
  }
  form.addEventListener("submit", () => globalThis.caches?.delete(`pages-${account}`));
}

// --- the page ----------------------------------------------------------------------------------------------------

async function start() {
  if (keptAt) await say("kept", { at: clock(keptAt) });
  if (!(await store.canKeep())) return;
  await learn();
  const title = sessionStorage.getItem("ct:written");
  sessionStorage.removeItem("ct:written");
  if (title && account) await say("written", { title });
  if (keptAt || (account && (await store.counts(account)).mine)) await (await onPage()).showWritten();
  await guardSignOut();
  await showFoot();
  if (new URLSearchParams(location.search).has("giu-lai")) (await import("./handover.js")).fillAgain();
  await flush();
  setInterval(flush, EVERY);
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  foot?.querySelector("[data-send-now]").addEventListener("click", () => flush({ isAsked: true }));
}

// Ask the worker to keep this club's pages.
async function keepPages(isForced = false) {
  const ready = await navigator.serviceWorker?.ready;
  if (!account || !foot?.dataset.club || !ready?.active) return;
  const saving = Boolean(navigator.connection?.saveData);
  ready.active.postMessage({ type: "keep", account, club, page: location.pathname, isForced, saving });
}

// The worker and the rest of the scripts, once the page has what it needs for itself.
async function keepShell() {
  if (!account || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  setTimeout(() => {
    keepPages();
    import("./keep.js");
  }, keptAt ? 0 : IDLE);
}

start();
if (document.readyState === "complete") keepShell();
else window.addEventListener("load", keepShell);
