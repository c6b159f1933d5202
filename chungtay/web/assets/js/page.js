// Every page: text size and contrast without a reload, a form is sent once, an accepted draft is forgotten, the error
// summary takes the focus.
// All of it also works without this file.

const root = document.documentElement;
const YEAR = 400 * 24 * 3600;

function readCookie(name) {
  return document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.split("=")[1] ?? "";
}

function keep(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

function show(size, contrast) {
  const sizes = ["size-small", "size-0", "size-1", "size-2", "size-3"];
  root.classList.remove(...sizes, "contrast");
  root.classList.add(sizes[size + 1]);
  root.classList.toggle("contrast", contrast);
  document.querySelector("[value=tuong-phan]")?.setAttribute("aria-pressed", String(contrast));
}

function current() {
  const size = Number.parseInt(readCookie("ct_size"), 10);
  return { size: Number.isInteger(size) ? Math.min(Math.max(size, -1), 3) : 0, contrast: readCookie("ct_contrast") === "1" };
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-display]")) {
    event.preventDefault();
    const { size, contrast } = current();
    const change = event.submitter?.value;
    const wanted = { "nho-hon": Math.max(size - 1, -1), vua: 0, "to-hon": Math.min(size + 1, 3) }[change] ?? size;
    keep("ct_size", wanted);
    keep("ct_contrast", (change === "tuong-phan") !== contrast ? "1" : "0");
    show(wanted, current().contrast);
    return;
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  // After the browser has read the pressed button's own name and value.
  setTimeout(() => {
    for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
      button.setAttribute("aria-disabled", "true");
    }
  });
});

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
}

// Coming back by the browser's own arrow finds the page as it was left: open the form again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sent]").forEach(release);
  const { size, contrast } = current();
  show(size, contrast);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});

// The server names the draft it accepted in a cookie; drafts.js kept it under this account and name.
function forgetAcceptedDraft() {
  const name = decodeURIComponent(readCookie("ct_done")).replace(/^"|"$/g, "");
  if (!name) return;
  try {
    localStorage.removeItem(`draft:${root.dataset.account || "0"}:${name}`);
  } catch {
    // no storage, so no draft either
  }
  document.cookie = "ct_done=; Path=/; Max-Age=0; SameSite=Lax";
}

// A button that copies what stands in the field it names; hidden where the browser cannot.
for (const place of document.querySelectorAll("[data-copy-from]")) {
  const field = document.getElementById(place.dataset.copyFrom);
  place.hidden = !field;
  place.querySelector("button").addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // the browser of another app often has only this
    }
    const said = place.querySelector("[data-done]");
    said.textContent = said.dataset.done;
  });
}

forgetAcceptedDraft();
const { size, contrast } = current();
show(size, contrast); // a page kept on the phone may be older than the choice
document.querySelector("[data-focus]")?.focus();
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
