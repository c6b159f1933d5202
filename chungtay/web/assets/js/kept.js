// A page kept on this phone: it says from when it is; and any page says what was written on this phone since.

import { clock, fill } from "./outbox.js";
import * as store from "./store.js";
import { account, keptAt } from "./store.js";
import { addressOf, isSame, write } from "./tell.js";

const root = document.documentElement;
const WORDS = "/khong-mang/"; // the page without a network carries our notices; the worker keeps it
let words;

async function readWords() {
  const text = await (await fetch(WORDS, { credentials: "omit" })).text();
  return new DOMParser().parseFromString(text, "text/html").getElementById("ct-offline").content;
}

// One of our notices with its facts. Read when first needed: most pages say nothing.
export async function note(name, facts = {}) {
  words ??= readWords();
  const all = await words.catch(() => (words = null));
  const found = all?.querySelector(`[data-note="${name}"]`);
  return found ? fill(document.importNode(found, true), facts) : document.createElement("span");
}

// At the head of the page, one of each kind.
export async function say(name, facts = {}) {
  const found = await note(name, facts);
  unsay(name);
  document.querySelector("main")?.prepend(found);
}

export function unsay(name) {
  document.querySelector(`main > [data-note="${name}"]`)?.remove();
}

const path = (url) => new URL(url, location.href).pathname;

// Everything written on this phone that this page cannot know yet: what waits, and what was sent after it was kept.
export async function written() {
  if (!account) return [];
  return [...(keptAt ? await store.sentSince(account, keptAt) : []), ...(await store.waiting(account))];
}

// A form that begins with today says the day it was kept: what is typed into it now happens now.
function freshDays() {
  const [then, today] = [new Date(Number(keptAt)), new Date()];
  const parts = (day) => ({ ngay: day.getDate(), thang: day.getMonth() + 1, nam: day.getFullYear() });
  for (const first of document.querySelectorAll("main form input[name$=_ngay]")) {
    const boxes = ["ngay", "thang", "nam"].map((part) => [part, first.form.elements[first.name.replace(/ngay$/, part)]]);
    if (!boxes.every(([part, box]) => Number(box?.defaultValue) === parts(then)[part] && box.value === box.defaultValue)) continue;
    for (const [part, box] of boxes) box.value = box.defaultValue = parts(today)[part];
  }
}

export async function showWritten() {
  if (keptAt) freshDays();
  for (const old of document.querySelectorAll("[data-mark]")) old.remove();
  const lines = await written();
  if (!lines.length) return;
  await offerMade(lines);
  await markLinks(lines);
  for (const form of document.querySelectorAll("main form[method=post]")) {
    await markForm(form, lastWords(lines.filter((line) => isSame(form, line) || isAbout(form, line))));
  }
  showAfter(lines);
  readBack(lines);
  await sumUp(lines);
}

// What was opened on this phone, such as a meeting, is found again from the pages above it.
async function offerMade(lines) {
  for (const line of lines.filter((one) => one.makes)) {
    const isAbove = line.page.startsWith(location.pathname) && location.pathname !== "/clb/";
    if (!isAbove || document.querySelector(`main a[href="${line.next}"]`)) continue;
    const made = await note("made", { title: line.told || line.title, next: line.next });
    made.dataset.mark = "";
    document.querySelector("main h1")?.after(made);
  }
}

// A form written again replaces what it said before; one for adding adds to it.
const lastWords = (lines) =>
  lines.filter((line, at) => line.adds || !lines.slice(at + 1).some((later) => later.url === line.url && later.title === line.title));

// A line of a list leads to a page of its own for what is said otherwise: written there, it is written here.
const isAbout = (form, line) => [...form.querySelectorAll("a[href]")].some((link) => path(link.href) === line.page);

export const briefly = (line) => line.told || line.said.map(([, value]) => value).join(", ");

async function markLinks(lines) {
  for (const link of document.querySelectorAll("main a[href]")) {
    const last = lines.filter((line) => line.page === path(link.href)).at(-1);
    if (!last || link.matches(".ct-back, .ct-button, [data-mark] *, form *")) continue;
    const mark = await note(last.sent_at ? "mark-sent" : "mark-waiting");
    mark.dataset.mark = "";
    const place = link.querySelector(".ct-step__words") ?? link;
    if (last.told && place !== link) {
      const told = place.querySelector(".ct-step__told") ?? place.appendChild(document.createElement("span"));
      told.className = "ct-step__told";
      told.textContent = last.told;
    }
    place.append(" ", mark);
  }
}

// Above a form stands what was written in it. It is folded away with that, so that nobody collects the same money twice;
// one that adds another thing each time (data-adds) stays open and empty.
async function markForm(form, lines) {
  if (!lines.length) return;
  for (const line of lines) {
    const facts = { at: clock(line.sent_at || line.made_at), title: form.dataset.title ? line.title : "", said: briefly(line) };
    const said = await note(line.sent_at ? "said-sent" : "said", facts);
    said.dataset.mark = "";
    form.before(said);
  }
  if ("adds" in form.dataset || form.dataset.isOpen) return;
  const again = await note("again");
  again.dataset.mark = "";
  again.querySelector("button")?.addEventListener("click", () => {
    form.dataset.isOpen = "1";
    form.hidden = false;
    again.remove();
    form.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
  });
  form.before(again);
  form.hidden = true;
  write(form, lines.at(-1).fields);
}

// Where a form leads when it is kept: what it says itself, else one step back, else its own page.
export function nextOf(form) {
  const back = document.querySelector("main .ct-back")?.getAttribute("href");
  return form.dataset.next || back || addressOf(form);
}

// data-sum-of="/path/": under the sum of a list stands what was taken on this phone and is not in it yet.
async function sumUp(lines) {
  for (const place of document.querySelectorAll("[data-sum-of]")) {
    const taken = lastWords(lines.filter((line) => line.amount && path(line.url) === path(place.dataset.sumOf)));
    const amount = taken.reduce((sum, line) => sum + line.amount, 0);
    if (!amount) continue;
    const said = await note("sum", { count: taken.length, amount: amount.toLocaleString("vi-VN") });
    said.dataset.mark = "";
    place.append(said);
  }
}

// data-shown-after="/path/ of a form": hidden until that form was written, here or in the books.
function showAfter(lines) {
  for (const place of document.querySelectorAll("[data-shown-after], [data-hidden-after]")) {
    const { shownAfter, hiddenAfter } = place.dataset;
    const isWritten = lines.some((line) => line.page === path(shownAfter ?? hiddenAfter));
    if (isWritten) place.hidden = !shownAfter;
  }
}

// Without a network the meeting is read back from what stands on this phone.
function readBack(lines) {
  const card = document.querySelector("[data-read-back]");
  const below = card && path(card.dataset.readBack);
  const key = below?.match(/[0-9a-f-]{36}/)?.[0]; // a longer form names its meeting in its address
  const isOfIt = (line) => line.page.startsWith(below) || (key && line.url.includes(`hop=${key}`));
  const parts = below ? lastWords(lines).filter((line) => isOfIt(line) && line.page !== location.pathname) : [];
  if (!parts.length) return;
  if (root.dataset.blank) card.replaceChildren();
  for (const line of parts) {
    const sentence = document.createElement("p");
    sentence.dataset.mark = "";
    sentence.textContent = `${line.title}: ${briefly(line)}.`;
    card.append(sentence);
  }
}
