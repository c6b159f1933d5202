// While the box is counted: what each kind of note is worth, the sum, and how it stands against the book.
// The form works the same without this file.
const form = document.querySelector("form[data-book]");
const words = document.querySelector("#count-words")?.content;
const dong = (amount) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đ`;
const word = (name) => words.querySelector(`[data-${name}]`).textContent;

// Notes as they are typed; the total alone where no notes are, if it is written in plain figures.
function counted() {
  let sum = 0;
  let hasNotes = false;
  for (const input of form.querySelectorAll("[data-note]")) {
    const count = /^\s*\d+\s*$/.test(input.value) ? Number(input.value) : 0;
    const worth = count * Number(input.dataset.note);
    input.closest(".count__line").querySelector("[data-worth]").textContent = worth ? dong(worth) : "";
    hasNotes ||= count > 0;
    sum += worth;
  }
  if (hasNotes) return sum;
  const total = form.elements.counted_vnd.value.trim();
  return /^(\d+|\d{1,3}([., ]\d{3})+)$/.test(total) ? Number(total.replace(/\D/g, "")) : null;
}

function tell() {
  const amount = counted();
  const line = form.querySelector("[data-sum]");
  line.hidden = amount === null;
  if (amount === null) return;
  const difference = amount - Number(form.dataset.book);
  line.querySelector("[data-counted]").textContent = `${word("total")} ${dong(amount)}`;
  const told = difference ? `${word(difference < 0 ? "short" : "over")} ${dong(Math.abs(difference))}` : word("agrees");
  line.querySelector("[data-difference]").textContent = told;
}

if (form && words) {
  for (const event of ["input", "change", "ct:filled"]) form.addEventListener(event, tell);
  tell();
}
