// The forms that wait on this phone, in IndexedDB, each under the account that made it; and what was sent lately.
//
// A form: nr (the order of making), key, account, url, page (path of the page it was typed on), fields (pairs; files as
// they are), said (pairs of label and value in words), told, title, about, next, made_at, state ("waiting", or "trying"
// while the browser itself sends it), makes (the key of what it creates), made_by, handed_at, tries, answer.

import { openDB } from "./idb.js";

// Whose page this is, and since when it is kept, where the worker took it from its store.
export const account = document.documentElement.dataset.account || "";
export const keptAt = Number(document.documentElement.dataset.kept) || 0;

const JOURNAL_DAYS = 14;
const DAY = 24 * 3600 * 1000;
const TRYING_MS = 90_000; // after that nobody sends it any more: the tab was killed

const opened = openDB("chungtay", 1, {
  upgrade(db) {
    const forms = db.createObjectStore("forms", { keyPath: "nr", autoIncrement: true });
    forms.createIndex("key", "key", { unique: true });
    const journal = db.createObjectStore("journal", { keyPath: "nr", autoIncrement: true });
    journal.createIndex("key", "key", { unique: true });
  },
  blocking(_old, _new, event) {
    event.target.close();
  },
});
opened.catch(() => {}); // asked again by whoever needs it

// Whether this browser can keep forms at all: a private window may not.
export const canKeep = () => opened.then(() => true, () => false);

export async function add(form) {
  return (await opened).add("forms", form);
}

export async function all() {
  return (await opened).getAll("forms");
}

export async function withKey(key) {
  const db = await opened;
  return (await db.getFromIndex("forms", "key", key)) ?? (await db.getFromIndex("journal", "key", key));
}

// Forms of one account that wait, in the order of making; one the browser is sending right now is left alone.
export async function waiting(account) {
  const fresh = Date.now() - TRYING_MS;
  const isWaiting = (form) => form.state === "waiting" || form.trying_at < fresh;
  return (await all()).filter((form) => form.account === account && isWaiting(form));
}

export async function counts(account) {
  const forms = await all();
  const mine = forms.filter((form) => form.account === account);
  return { mine: mine.length, others: forms.length - mine.length };
}

export async function change(nr, changes) {
  const transaction = (await opened).transaction("forms", "readwrite");
  const form = await transaction.store.get(nr);
  if (form) await transaction.store.put({ ...form, ...changes });
  await transaction.done;
}

export async function remove(nr) {
  await (await opened).delete("forms", nr);
}

// Sent: the form leaves, a line of it stays, so that a page kept before can say what was written since.
export async function sent(form) {
  const { key, account, url, page, next, said, told, title, adds, subject, amount, made_at, fields, makes } = form;
  const plain = fields.filter(([, value]) => typeof value === "string");
  const line = { key, account, url, page, next, said, told, title, adds, subject, amount, made_at, makes, fields: plain, sent_at: Date.now() };
  const transaction = (await opened).transaction(["forms", "journal"], "readwrite");
  await transaction.objectStore("forms").delete(form.nr);
  const journal = transaction.objectStore("journal");
  if (!(await journal.index("key").getKey(key))) await journal.add(line);
  for (const old of await journal.getAll()) {
    if (old.sent_at < Date.now() - JOURNAL_DAYS * DAY) await journal.delete(old.nr);
  }
  await transaction.done;
}

export async function sentSince(account, moment) {
  return (await (await opened).getAll("journal")).filter((line) => line.account === account && line.sent_at > moment);
}
