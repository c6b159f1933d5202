// A meeting opened without a network: its key is made here as the server makes it, its pages from those of a meeting
// that nobody has opened yet (the worker took them along). Two phones that open the same meeting make the same key.

const NAMESPACE = "6f1f7f5e-3a55-5d0b-9a4e-7d1b0f6a2c11"; // meetings.rules
const form = document.querySelector("[data-opens-meeting]");

async function keyOf(name) {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
  const text = new Uint8Array([...bytes(NAMESPACE.replaceAll("-", "")), ...new TextEncoder().encode(name)]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", text)).slice(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function dayOf(fields) {
  const part = (name) => Number(fields.find(([field]) => field === `held_on_${name}`)?.[1]);
  const [day, month, year] = [part("ngay"), part("thang"), part("nam")];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCDate() === day && real.getUTCMonth() === month - 1 ? real.toISOString().slice(0, 10) : null;
}

async function open(kept) {
  const day = dayOf(kept.fields);
  const kind = kept.fields.find(([name]) => name === "kind")?.[1];
  if (!day || !kind) return;
  const { club, clubKey } = form.dataset;
  kept.makes = await keyOf(`${clubKey}/${day}/${kind}`);
  kept.next = `/clb/${club}/hop/${kept.makes}/`;
  const pages = await caches.open(`pages-${kept.account}`).catch(() => null);
  const told = await (await pages?.match(`/clb/${club}/ngoai-tuyen.json`))?.json();
  const blank = told?.blanks.find((one) => one.kind === kind);
  if (!blank) return;
  const days = told.days;
  const [now, then] = [days[day], days[blank.day]];
  const written = day.split("-").reverse().join("/");
  kept.told = now ? now.titles[kind] : `${kept.said[0]?.[1] ?? ""} ${written}`;
  const swaps = [
    [blank.key, kept.makes],
    ...blank.titles.map((title) => [title, kept.told]),
    ...(then?.words ?? []).map((words, at) => [words, now?.words[at] ?? (at ? "" : written)]),
    [blank.day.split("-").reverse().join("/"), written],
  ];
  for (const page of blank.pages) {
    const address = page.replaceAll(blank.key, kept.makes);
    if (await pages.match(address)) continue; // opened before, on this phone or on another
    const from = await pages.match(`/clb/${club}/ngoai-tuyen/${kind}/?trang=${encodeURIComponent(page).replaceAll("%2F", "/")}`);
    if (!from) continue;
    let text = await from.text();
    for (const [old, fresh] of swaps) text = text.replaceAll(old, fresh);
    text = text.replace("<html ", '<html data-blank="1" ');
    await pages.put(address, new Response(text, { headers: from.headers }));
  }
}

form?.addEventListener("ct:keeping", (event) => event.detail.until(open(event.detail.form)));
