// Pages about forms on their way: what waits here, handing it on as a file, bringing such a file in, and a held form
// that is corrected, compared with the books, or sent again.

import { say } from "./kept.js";
import { clock, clubOf, fill } from "./outbox.js";
import * as store from "./store.js";
import { account } from "./store.js";
import { formFor, isKey, tell, write } from "./tell.js";

const FORMAT = "chungtay-phieu";
const place = document.querySelector("[data-handover]");
const club = place?.dataset.club || clubOf(location.pathname);
const template = (name) => document.getElementById(`mau-${name}`).content.firstElementChild.cloneNode(true);

// --- what waits --------------------------------------------------------------------------------------------------

async function showWaiting() {
  const forms = (await store.all()).filter((form) => form.account === account);
  const { others } = await store.counts(account);
  const list = place.querySelector("[data-list]");
  list.replaceChildren(...forms.map(lineOf));
  place.querySelector("[data-none]").hidden = forms.length > 0;
  place.querySelector("[data-some]").hidden = !forms.length;
  place.querySelector("[data-others]").hidden = !others;
  fill(place, { others, count: forms.length });
}

function lineOf(form) {
  const line = template("phieu");
  fill(line, { title: [form.title, form.about].filter(Boolean).join(" · "), at: clock(form.made_at), maker: form.made_by?.name ?? "" });
  line.querySelector("[data-maker]").hidden = !form.made_by;
  line.querySelector("[data-handed]").hidden = !form.handed_at;
  line.querySelector("[data-said]").replaceChildren(...pairs(form.said.length ? form.said : [["", form.told || "–"]]));
  const drop = line.querySelector("[data-drop]");
  drop.hidden = Boolean(form.tries) || form.state !== "waiting"; // once tried, the books may have it
  drop.querySelector("button").addEventListener("click", async () => {
    await store.remove(form.nr);
    await showWaiting();
  });
  return line;
}

function pairs(said) {
  return said.flatMap(([label, value]) => {
    const [name, told] = [document.createElement("dt"), document.createElement("dd")];
    name.textContent = label;
    told.textContent = value;
    const row = document.createElement("div");
    row.className = "ct-summary__row";
    row.append(name, told);
    return [row];
  });
}

// --- as a file ---------------------------------------------------------------------------------------------------

async function handOn() {
  const forms = (await store.all()).filter((form) => form.account === account && !form.own && form.url.startsWith(`/clb/${club}/`));
  if (!forms.length) return;
  const packed = await Promise.all(forms.map(pack));
  const whole = { format: FORMAT, version: 1, club, club_name: place.dataset.clubName, made_at: new Date().toISOString() };
  whole.owner = { account, name: place.dataset.owner };
  whole.forms = packed;
  whole.digest = await digest(packed);
  const name = `phieu-clb-${club}-${whole.made_at.slice(0, 16).replace(/[-:T]/g, "")}.txt`; // telephones share .txt, not .json
  const file = new File([JSON.stringify(whole)], name, { type: "text/plain" });
  if (navigator.canShare?.({ files: [file] })) await navigator.share({ files: [file], title: name });
  else download(file);
  for (const form of forms) await store.change(form.nr, { handed_at: Date.now() });
  await showWaiting();
}

function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function pack({ key, url, page, next, fields, said, told, title, about, adds, subject, amount, made_at, makes, made_by, held }) {
  const plain = [];
  for (const [name, value] of fields) {
    plain.push([name, typeof value === "string" ? value : { name: value.name, type: value.type, base64: await toBase64(value) }]);
  }
  return { key, url, page, next, fields: plain, said, told, title, about, adds, subject, amount, made_at, makes, held, made_by: made_by ?? { account, name: place.dataset.owner } };
}

function toBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function fromBase64({ name, type, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new File([bytes], String(name), { type: String(type) });
}

// Nothing secret: it tells a file that was cut short on its way.
async function digest(forms) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(forms)));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// --- bringing a file in ------------------------------------------------------------------------------------------

const isForm = (form) =>
  /^[0-9a-f-]{36}$/i.test(form.key) && String(form.url).startsWith(`/clb/${club}/`) && Array.isArray(form.fields) && Number.isFinite(form.made_at);

async function readFile(input) {
  const trouble = place.querySelector("[data-trouble]");
  const [ready, list] = [place.querySelector("[data-ready]"), place.querySelector("[data-list]")];
  trouble.hidden = true;
  ready.hidden = true;
  try {
    const whole = JSON.parse(await input.files[0].text());
    const isWhole = whole.format === FORMAT && whole.version === 1 && whole.digest === (await digest(whole.forms));
    if (!isWhole || !whole.forms.every(isForm)) throw new Error("not ours");
    list.replaceChildren(...whole.forms.map((form) => briefOf(form)));
    fill(place, { owner: whole.owner.name, count: whole.forms.length });
    ready.hidden = false;
    ready.querySelector("button").onclick = () => bringIn(whole.forms);
  } catch {
    trouble.hidden = false; // not a file of ours, of another club, or cut short on its way
  }
}

// What is shown is what will be sent, not only what the file says of it.
function briefOf(form) {
  const line = template("phieu");
  const typed = form.fields.filter(([name]) => !/(^|-)key$/.test(name)).map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
  fill(line, { title: [form.title, form.about].filter(Boolean).join(" · "), at: clock(form.made_at), url: form.url });
  line.querySelector("[data-said]").replaceChildren(...pairs(form.said?.length ? form.said : typed));
  line.querySelector("[data-typed]").textContent = typed.map((pair) => pair.join(" = ")).join("; ");
  return line;
}

async function bringIn(forms) {
  const known = new Set((await store.all()).map((form) => form.key));
  for (const form of forms.filter((one) => !known.has(one.key))) {
    const fields = form.fields.map(([name, value]) => [String(name), typeof value === "string" ? value : fromBase64(value)]);
    const said = (form.said ?? []).map(([label, value]) => [String(label), String(value)]);
    const { key, url, page, next, told, title, about, adds, subject, amount, made_at, makes, held, made_by } = form;
    await store.add({ key, url, page, next, told, title, about, adds, subject, amount, made_at, makes, held, made_by, fields, said, account, state: "waiting" });
  }
  place.querySelector("[data-ready]").hidden = true;
  place.querySelector("[data-taken]").hidden = false;
  document.querySelector("footer [data-send-now]")?.click();
}

// --- a held form -------------------------------------------------------------------------------------------------

async function heldForm(id) {
  return (await fetch(`/clb/${club}/giu-lai/${id}.json`, { cache: "no-store" })).json();
}

// The page of the form, opened again: what was typed stands in it; sent, it settles the held one.
export async function fillAgain() {
  const held = await heldForm(new URLSearchParams(location.search).get("giu-lai"));
  const form = formFor(held);
  if (!form) return say("gone");
  form.hidden = false;
  form.dataset.isOpen = "1";
  write(form, held.fields);
  for (const file of held.files) await putFile(form, file);
  const mark = document.createElement("input");
  Object.assign(mark, { type: "hidden", name: "_held", value: held.id });
  form.append(mark);
  form.scrollIntoView();
}

async function putFile(form, { field, name, type, url }) {
  const input = form.querySelector(`input[type=file][name="${CSS.escape(field)}"]`);
  if (!input) return;
  const files = new DataTransfer();
  files.items.add(new File([await (await fetch(url)).blob()], name, { type }));
  input.files = files.files;
}

// What stands in the books beside what was typed: the page of the form is read, then filled with what was typed.
async function compare() {
  const held = await heldForm(place.dataset.held);
  const answer = await fetch(held.url, { cache: "no-store", headers: { "X-Offline": "1" } });
  if (!answer.ok) {
    place.querySelector("[data-open-again]")?.remove(); // the page is gone, or only takes the form
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = formFor(held, page, new URL(held.url, location.href).href);
  if (!form) return;
  const inBooks = everything(form);
  write(form, held.fields);
  const typed = everything(form);
  const rows = [...typed].map(([label, value]) => [label, inBooks.get(label) ?? "", value]).filter(([, book, own]) => book !== own);
  if (!rows.length) return;
  const table = place.querySelector("[data-both]");
  table.hidden = false;
  table.querySelector("tbody").replaceChildren(...rows.map(rowOf));
  place.querySelector("[data-typed-only]").hidden = true;
}

const everything = (form) => new Map([...form.elements].filter((one) => one.name).flatMap((field) => tell({ elements: [field] })));

function rowOf([label, book, own]) {
  const row = document.createElement("tr");
  const cells = place.querySelector("[data-both] thead").querySelectorAll("th");
  [label, book || "–", own].forEach((text, at) => {
    const cell = document.createElement(at ? "td" : "th");
    if (at) cell.dataset.label = cells[at].textContent;
    else cell.scope = "row";
    cell.textContent = text;
    row.append(cell);
  });
  return row;
}

// As it is, once more, under a new key: the meeting it belongs to may have arrived since.
async function sendAgain() {
  const held = await heldForm(place.dataset.held);
  const fields = held.fields.map(([name, value]) => [name, isKey({ name, value }) ? crypto.randomUUID() : value]);
  for (const file of held.files) {
    fields.push([file.field, new File([await (await fetch(file.url)).blob()], file.name, { type: file.type })]);
  }
  const key = fields.find(([name]) => name === "key")?.[1] ?? crypto.randomUUID();
  const { url, said, title } = held;
  await store.add({ key, url, page: url, next: url, fields, said, title, held: held.id, account, made_at: Date.now(), state: "waiting" });
  document.querySelector("footer [data-send-now]")?.click();
}

document.addEventListener("ct:flushed", async ({ detail }) => {
  if (place?.dataset.handover === "waiting") await showWaiting();
  if (place?.dataset.handover === "held" && (detail.posted || detail.held.length)) location.assign(place.dataset.list);
});

const shown = { waiting: showWaiting, held: compare };
await shown[place?.dataset.handover]?.();
place?.querySelector("[data-hand-on]")?.addEventListener("click", () => handOn().catch(() => {})); // sharing given up
place?.querySelector("[data-again]")?.addEventListener("click", sendAgain);
place?.querySelector("[data-send-now]")?.addEventListener("click", () => document.querySelector("footer [data-send-now]").click());
place?.querySelector("[data-file]")?.addEventListener("change", (event) => readFile(event.target));
