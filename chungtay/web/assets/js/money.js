// An amount being typed is read back in words under its field, by the rules of kernel.money for what is plain; what is
// not plain says nothing, and the server asks back.

const UNIT = { ty: 1e9, ti: 1e9, trieu: 1e6, trd: 1e6, tr: 1e6, nghin: 1e3, ngan: 1e3, ng: 1e3, k: 1e3 };
const DIGIT = "không một hai ba bốn năm sáu bảy tám chín".split(" ");
const NAMES = Object.keys(UNIT).join("|");
const SPOKEN = new RegExp(`^(\\d+(?:[.,]\\d{1,2})?)? ?(${NAMES})(?: ?(ruoi|\\d|\\d{3})| ?(\\d{1,3}) ?(?:nghin|ngan|k))?$`);
const PLAIN = /^([1-9]\d{0,2}(?:([., ])\d{3})?(?:\2\d{3})*|[1-9]\d{0,11}|0)$/;

// The amount; negative for a bare number too small to be meant; null for all that is not plain.
export function read(text) {
  const typed = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[đ₫]/g, "d");
  const clean = typed.trim();
  const said = clean.replace(/(\d| )(dong|vnd|d)$/, "$1").trim();
  if (PLAIN.test(said)) {
    const amount = Number(said.replace(/\D/g, ""));
    return amount < 1000 && said === clean ? -amount : amount;
  }
  const [all, count = "1", name, tail, thousands] = SPOKEN.exec(said) ?? [];
  const unit = UNIT[name];
  const isLong = tail || thousands;
  if (!all || (isLong && /\D/.test(count)) || (thousands && unit < 1e6) || (isLong && said !== clean)) return null;
  const rest = tail === "ruoi" ? unit / 2 : (Number(tail ?? 0) * unit) / 10 ** (tail?.length ?? 0);
  const amount = Math.round(Number(count.replace(",", ".")) * unit) + rest + Number(thousands ?? 0) * 1000;
  return Number.isInteger(amount) && amount > 0 && amount < 1e12 ? amount : null;
}

function group(number, isFirst) {
  const [hundreds, tens, ones] = String(number).padStart(3, "0").split("").map(Number);
  const words = hundreds || !isFirst ? [DIGIT[hundreds], "trăm"] : [];
  if (!tens && ones && words[0]) words.push("linh");
  if (tens) words.push(...(tens === 1 ? ["mười"] : [DIGIT[tens], "mươi"]));
  if (ones) words.push((tens && ones === 5 && "lăm") || (tens > 1 && { 1: "mốt", 4: "tư" }[ones]) || DIGIT[ones]);
  return words;
}

export function inWords(amount) {
  const words = [];
  for (const [unit, name] of [[1e9, "tỷ"], [1e6, "triệu"], [1e3, "nghìn"], [1, "đồng"]]) {
    const count = Math.floor(amount / unit) % 1000;
    if (count) words.push(...group(count, !words[0]));
    if (count || unit === 1) words.push(name);
  }
  const sentence = (amount ? words : [DIGIT[0], ...words]).join(" ");
  return sentence[0].toUpperCase() + sentence.slice(1);
}

function told(amount) {
  if (amount === null) return "";
  if (amount < 0) return `Ghi rõ ${-amount} nghìn hay ${-amount} triệu.`;
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đ. ${inWords(amount)}`;
}

for (const field of document.querySelectorAll("[data-money]")) {
  const line = Object.assign(document.createElement("p"), { className: "govuk-hint ct-money-words" });
  line.setAttribute("aria-live", "polite");
  (field.closest(".govuk-input__wrapper") ?? field).after(line);
  const show = () => (line.textContent = told(read(field.value)));
  field.addEventListener("input", show);
  field.addEventListener("change", show);
  show();
}
