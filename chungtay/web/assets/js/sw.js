// The worker of the club face: keeps the shell's files, and the pages of one account in a store of that account.
//
// Another account never sees them: every answer of the server says whose it is (X-Account), a door that was passed makes
// it unknown until the next answer, and signing out deletes the store. Public and office pages are not kept.
// The server writes `self.SHELL = {version, files}` above this text.

const { version, files } = self.SHELL;
const FILES = `static-${version}`;
const META = "meta";
const FALLBACK = "/khong-mang/";
const PATIENCE = 3000; // for a page; then the kept one is shown
const REFRESH = 6 * 3600 * 1000; // what was written meanwhile stands in the journal of the page
const RARELY = 7 * 24 * 3600 * 1000;
const AT_MOST = 250; // pages of one account

const pagesOf = (account) => `pages-${account}`;
const isClub = (path) => path.startsWith("/clb/");
let doors = 0; // passed while this worker lives: what was asked before a door says nothing behind it
let turn = Promise.resolve(); // what is written about an account is written one step at a time
let posting = null; // the form a page is just sending, so that its reader is led on should the network fail

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

async function install() {
  const shell = await caches.open(FILES);
  const keep = async (file, how) => {
    const answer = await fetch(file, { cache: "no-cache", ...how });
    if (answer.ok) await shell.put(file, answer);
  };
  await Promise.allSettled([...files.map((file) => keep(file)), keep(FALLBACK, { credentials: "omit" })]);
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("static-") && name !== FILES) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "GET" ? show(event, url) : pass(event, url));
  else if (request.method === "GET" && (url.pathname.startsWith("/static/") || url.pathname === FALLBACK)) event.respondWith(file(request));
});

self.addEventListener("message", (event) => {
  if (event.data.type === "posting") {
    posting = event.data;
    event.ports[0]?.postMessage("heard");
  }
  if (event.data.type === "keep") event.waitUntil(keepPages(event.data).catch(() => {})); // no network: next time
});

// --- what is remembered ------------------------------------------------------------------------------------------

async function remember(name, value) {
  await (await caches.open(META)).put(`/__/${name}`, new Response(value));
}

async function recall(name) {
  return (await (await caches.open(META)).match(`/__/${name}`))?.text() ?? "";
}

async function forget(start) {
  const meta = await caches.open(META);
  for (const each of await meta.keys()) if (new URL(each.url).pathname.startsWith(`/__/${start}`)) await meta.delete(each);
}

// One step after the other, so that none comes between another's question and what it does.
function inTurn(step) {
  const done = turn.then(step);
  turn = done.catch(() => {});
  return done;
}

// A step that is left out once a door was passed since `door`.
const unlessLeft = (door, step) => inTurn(() => (door === doors ? step() : undefined));

// --- files and pages ---------------------------------------------------------------------------------------------

async function file(request) {
  const shell = await caches.open(FILES);
  const kept = await shell.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  const isSmall = /\.(css|js|woff2|svg|png)$/.test(new URL(request.url).pathname);
  if (answer.ok && answer.type === "basic" && isSmall) await shell.put(request, answer.clone());
  return answer;
}

async function show(event, url) {
  const door = doors;
  const answer = fetch(event.request).then((response) => learn(event, url, response, door));
  event.waitUntil(answer.catch(() => {}));
  if (!isClub(url.pathname) && url.pathname !== "/") return answer.catch(fallback);
  try {
    return await within(PATIENCE, answer);
  } catch {
    return (await kept(url)) ?? answer.catch(fallback);
  }
}

// Whose answer it is; a club page that came whole is kept under that account.
async function learn(event, url, response, door) {
  const account = response.headers.get("X-Account");
  if (account === null) return response;
  const copy = account && response.ok && isClub(url.pathname) && isPage(response) ? response.clone() : null;
  await unlessLeft(door, () => remember("account", account));
  if (copy) event.waitUntil(put(account, url.pathname + url.search, copy, door));
  return response;
}

const isPage = (response) => response.headers.get("Content-Type")?.startsWith("text/html");

// What comes after its reader has left is not kept, and brings no store back.
async function put(account, address, response, door) {
  const text = await response.text();
  const headers = new Headers(response.headers);
  headers.set("X-Kept-At", Date.now());
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
  await unlessLeft(door, async () => {
    if ((await recall("account")) !== account) return;
    const pages = await caches.open(pagesOf(account));
    await pages.put(address, new Response(text, { headers }));
    const held = await pages.keys();
    for (const old of held.slice(0, Math.max(0, held.length - AT_MOST))) await pages.delete(old);
  });
}

async function kept(url) {
  const account = await recall("account");
  if (!account) return null;
  if (url.pathname === "/") {
    const home = await recall(`home-${account}`);
    return home ? Response.redirect(home) : null;
  }
  const how = { cacheName: pagesOf(account), ignoreVary: true }; // looks without making a store
  const page = (await caches.match(url.pathname + url.search, how)) ?? (await caches.match(url.pathname, { ...how, ignoreSearch: true }));
  if (!page) return null;
  const text = await page.text();
  const marked = text.replace("<html ", `<html data-kept="${page.headers.get("X-Kept-At")}" `);
  return new Response(marked, { headers: page.headers });
}

async function fallback() {
  return (await caches.match(FALLBACK)) ?? Response.error();
}

function within(ms, promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, ms, new Error("slow")))]);
}

// --- forms -------------------------------------------------------------------------------------------------------

async function pass(event, url) {
  const told = posting?.url.split("?")[0] === url.pathname ? posting : null;
  posting = null;
  try {
    const answer = fetch(event.request);
    answer.catch(() => {});
    if (told) return await within(told.patience, answer); // the form is written down: it may go on later
    const response = await answer;
    if (!isClub(url.pathname)) await passDoor(url.pathname, response);
    return response;
  } catch {
    return told ? Response.redirect(told.next, 303) : fallback();
  }
}

// Whoever comes through a door may be somebody else than before.
async function passDoor(path, response) {
  if (response.type !== "opaqueredirect") return;
  doors += 1;
  await inTurn(async () => {
    const before = await recall("account");
    await remember("account", "");
    if (path !== "/ra/") return;
    await caches.delete(pagesOf(before));
    await forget(`known-${before}-`); // else whoever comes back would be taken to have it all
  });
}

// --- taking pages along ------------------------------------------------------------------------------------------

// All pages anew when something changed and the last time is long ago; between, only what is not there yet.
async function keepPages({ account, club, page, isForced, saving }) {
  const door = doors;
  const now = await recall("account");
  if (now && now !== account) return;
  const known = JSON.parse((await recall(`known-${account}-${club}`)) || '{"pages":[],"asked":[],"at":0,"rareAt":0}');
  const isNews = isForced || !(known.pages.includes(page) || known.asked.includes(page));
  const isLate = Date.now() - known.at > REFRESH;
  if (!isNews && !isLate) return;
  const list = `/clb/${club}/ngoai-tuyen.json`;
  const answer = await ask(`${list}?co=${isLate ? (known.stamp ?? "") : ""}`);
  if (!answer.ok || answer.headers.get("X-Account") !== account) return;
  await unlessLeft(door, () => remember("account", account)); // the first page came before there was a worker
  const told = await answer.clone().json();
  known.asked = [page, ...known.asked].slice(0, 30);
  if (!told.isSame) {
    const text = await answer.text();
    const pages = await unlessLeft(door, async () => {
      const store = await caches.open(pagesOf(account));
      await store.put(list, new Response(text, { headers: { "Content-Type": "application/json" } }));
      return store;
    });
    if (!pages) return;
    await remember(`home-${account}`, told.home);
    const isRare = isLate && !saving && Date.now() - known.rareAt > RARELY;
    const stale = isLate && !saving ? told.pages.concat(isRare ? told.rare : []) : [];
    await takeAll(account, door, [...new Set([...(await missing(pages, told.pages.concat(told.rare))), ...stale])]);
    Object.assign(known, { pages: told.pages }, isLate && { stamp: told.stamp }, isRare && { rareAt: Date.now() });
  }
  if (isLate) known.at = Date.now();
  await unlessLeft(door, () => remember(`known-${account}-${club}`, JSON.stringify(known)));
}

async function takeAll(account, door, addresses) {
  const lane = async (nth) => {
    for (const address of addresses.filter((_, at) => at % 3 === nth)) await take(account, address, door);
  };
  await Promise.all([0, 1, 2].map(lane)); // three at a time leave the line to the person
}

const ask = (address) => fetch(address, { headers: { "X-Offline": "1" }, cache: "no-store", redirect: "manual" });

async function missing(pages, addresses) {
  const there = new Set((await pages.keys()).map((one) => new URL(one.url)).map((url) => url.pathname + url.search));
  return addresses.filter((address) => !there.has(address));
}

async function take(account, address, door) {
  const response = await ask(address);
  if (response.ok && isPage(response) && response.headers.get("X-Account") === account) await put(account, address, response, door);
  if (response.status === 401 || response.type === "opaqueredirect") throw new Error("signed out");
}
