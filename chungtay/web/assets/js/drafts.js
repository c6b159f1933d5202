// Drafts: what is typed into a form marked data-draft="name" outlives a closed browser, and goes once it was accepted
// (page.js sees to that on whichever page comes next).
// Kept on this device under the account and the name, never shown to another account.

const account = document.documentElement.dataset.account || "0";
const PREFIX = "draft:";
const OLDEST = 60 * 24 * 3600 * 1000;

const keyOf = (name) => `${PREFIX}${account}:${name}`;

function store(action) {
  try {
    return action(window.localStorage);
  } catch {
    return null; // private mode or a full phone: the form still works, only without a draft
  }
}

export function forgetDraft(name) {
  store((storage) => storage.removeItem(keyOf(name)));
}

function fields(form) {
  return [...form.elements].filter(
    (field) =>
      field.name &&
      !["csrfmiddlewaretoken", "_draft"].includes(field.name) &&
      !["password", "file", "submit", "button", "reset"].includes(field.type) &&
      (field.type !== "hidden" || field.name === "key" || field.name.endsWith("-key")),
  );
}

function read(form) {
  const values = {};
  for (const field of fields(form)) {
    const list = (values[field.name] ??= []);
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) list.push(field.value);
    } else if (field.multiple && field.options) {
      list.push(...[...field.selectedOptions].map((option) => option.value));
    } else {
      list.push(field.value);
    }
  }
  return values;
}

function write(form, values) {
  const taken = {};
  for (const field of fields(form)) {
    const list = values[field.name];
    if (!list) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = list.includes(field.value);
    } else if (field.multiple && field.options) {
      for (const option of field.options) option.selected = list.includes(option.value);
    } else {
      const at = (taken[field.name] = (taken[field.name] ?? -1) + 1);
      if (list[at] !== undefined) field.value = list[at];
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// The hidden key is made anew with every page: it alone does not make two versions differ.
const said = (values) => JSON.stringify(Object.entries(values).filter(([name]) => !/(^|-)key$/.test(name)));

function attach(form) {
  const name = form.dataset.draft;
  const fresh = read(form);
  const kept = store((storage) => JSON.parse(storage.getItem(keyOf(name))));
  const wasRefused = form.querySelector("[aria-invalid=true], .govuk-error-summary");
  if (kept && !wasRefused && said(kept.values) !== said(fresh)) {
    write(form, kept.values);
    const note = document.getElementById("draft-note")?.content.firstElementChild?.cloneNode(true);
    if (note) {
      note.querySelector("[data-draft-drop]").addEventListener("click", () => {
        forgetDraft(name);
        write(form, fresh);
        note.remove();
      });
      form.prepend(note);
    }
  }

  let waiting;
  const save = () => {
    clearTimeout(waiting);
    if (form.dataset.kept) return; // it waits in the outbox now
    const values = read(form);
    if (said(values) === said(fresh) && !kept) return;
    store((storage) => storage.setItem(keyOf(name), JSON.stringify({ at: Date.now(), values })));
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 300);
  });
  form.addEventListener("change", save);
  window.addEventListener("pagehide", () => waiting && save());
  form.addEventListener("submit", () => {
    save();
    let field = form.querySelector("input[name=_draft]");
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = "_draft";
      form.append(field);
    }
    field.value = name; // the server names it in a cookie once the form was accepted
  });
}

function forgetOld() {
  store((storage) => {
    for (const key of Object.keys(storage).filter((key) => key.startsWith(PREFIX))) {
      const kept = JSON.parse(storage.getItem(key));
      if (!kept?.at || Date.now() - kept.at > OLDEST) storage.removeItem(key);
    }
  });
}

forgetOld();
document.querySelectorAll("form[data-draft]").forEach(attach);
