// A form in words: which one it is, what stands in it as a person reads it, and writing it in again.

const OWN = new Set(["csrfmiddlewaretoken", "_draft", "_said", "_held", "_outbox"]);
const KEY = /(^|-)key$/;
export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const FEW = 12;

export const isKey = (field) => KEY.test(field.name) && /^[0-9a-f-]{36}$/i.test(field.value);
// A key made by chance may be made anew; one made of what it stands for (version 5) is the same on every phone.
export const isByChance = (key) => key[14] === "4";

const clean = (text) => text.replace(/\s+/gu, " ").trim();

// The address a form is sent to, without what only tells how its page was opened.
export function addressOf(form, page = location.href) {
  const url = new URL(form.getAttribute("action") || page, location.href);
  url.searchParams.delete("giu-lai");
  return url.pathname + url.search;
}

// Two copies of one form are the same when they go to one address with the same hidden facts.
export function identityOf(path, fields) {
  const hidden = fields.filter(([name, value]) => typeof value === "string" && !OWN.has(name) && !KEY.test(name));
  return JSON.stringify([path.split("?")[0], hidden.sort()]);
}

export function hiddenOf(form) {
  return [...form.elements].filter((field) => field.type === "hidden" && field.name).map((field) => [field.name, field.value]);
}

export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !OWN.has(name) && !(value instanceof File && !value.size));
}

function wordsOf(node) {
  if (!node) return "";
  const copy = node.cloneNode(true);
  for (const extra of copy.querySelectorAll(".ct-soft, .ct-unseen, .ct-tag")) extra.remove();
  return clean(copy.textContent);
}

function labelOf(field) {
  const legend = wordsOf(field.closest("fieldset")?.querySelector("legend"));
  const isPart = ["radio", "checkbox"].includes(field.type) || /_(ngay|thang|nam)$/.test(field.name);
  if (isPart && legend) return legend;
  return wordsOf(field.labels?.[0]) || legend || field.getAttribute("aria-label") || field.name;
}

function valueOf(field) {
  if (field.type === "radio" || field.type === "checkbox") return field.checked ? wordsOf(field.labels?.[0]) || "✓" : "";
  if (field.type === "file") return [...field.files].map((file) => `${file.name} (${Math.ceil(file.size / 1024)} kB)`).join(", ");
  if (field.options) return [...field.selectedOptions].filter((one) => one.value).map((one) => clean(one.textContent)).join(", ");
  const typed = clean(field.value);
  return "money" in field.dataset && /^[\d. ]+$/.test(typed) ? `${typed} đ` : typed;
}

function isTouched(field) {
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue;
}

// Pairs of label and value. Of a long form, such as the roll, only what was touched.
export function tell(form) {
  const lines = [];
  const shown = [...form.elements].filter(
    (field) => field.name && !["hidden", "submit", "button", "reset", "password"].includes(field.type) && field.tagName !== "FIELDSET",
  );
  for (const field of shown) {
    const value = valueOf(field);
    if (!value) continue;
    const label = labelOf(field);
    const last = lines.at(-1);
    if (last && last.label === label && /_(ngay|thang|nam)$/.test(field.name)) {
      last.value += `/${value}`;
      last.isTouched ||= isTouched(field);
    } else if (last && last.label === label && field.type === "checkbox") {
      last.value += `, ${value}`;
      last.isTouched ||= isTouched(field);
    } else {
      lines.push({ label, value, isTouched: isTouched(field) });
    }
  }
  const few = lines.length > FEW ? lines.filter((line) => line.isTouched) : lines;
  return few.map(({ label, value }) => [label, value]);
}

// Put what was typed back into a form; its own key and the facts of its page stay as they are.
export function write(form, fields) {
  const values = {};
  for (const [name, value] of fields) (values[name] ??= []).push(value);
  const taken = {};
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || ["submit", "button", "file", "password"].includes(field.type)) continue;
    const list = values[field.name] ?? [];
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.type === "checkbox" || list.length) field.checked = list.includes(field.value);
    } else if (field.multiple && field.options) {
      for (const option of field.options) option.selected = list.includes(option.value);
    } else {
      const at = (taken[field.name] = (taken[field.name] ?? -1) + 1);
      if (typeof list[at] === "string") field.value = list[at];
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  form.dispatchEvent(new CustomEvent("ct:filled", { bubbles: true }));
}

// Which form of a page is the one that `line` was typed into.
export function formFor(line, place = document, page = location.href) {
  const path = line.url.split("?")[0];
  const there = [...place.querySelectorAll("form[method=post]")].filter((form) => addressOf(form, page).split("?")[0] === path);
  return there.length < 2 ? there[0] : there.find((form) => isSame(form, line, page));
}

// A form of a list may say what it is about (data-about), whatever sums stand in it.
export function isSame(form, line, page) {
  if (form.dataset.about) return form.dataset.about === line.subject && addressOf(form, page).split("?")[0] === line.url.split("?")[0];
  const names = new Set(hiddenOf(form).map(([name]) => name));
  const hidden = line.fields.filter(([name]) => names.has(name));
  return identityOf(addressOf(form, page), hiddenOf(form)) === identityOf(line.url, hidden);
}
