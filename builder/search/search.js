// The search page's own script: asks Pagefind, and lists the entries it finds. Words are put in as text, but for
// Pagefind's excerpts, in which it marks the words found and has escaped the rest.
(async () => {
  const form = document.querySelector("form[data-pagefind]");
  if (!form) return;
  const box = form.querySelector("input");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const told = status.dataset;
  form.addEventListener("submit", (event) => event.preventDefault());
  let engine;
  try {
    engine = await import(new URL(form.dataset.pagefind, document.baseURI));
    await engine.init();
  } catch {
    status.textContent = told.fails;
    return;
  }
  form.hidden = false;
  const item = (title, address, excerpt) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    const words = document.createElement("p");
    words.innerHTML = excerpt;
    entry.append(link, words);
    return entry;
  };
  // What has an address for its anchor is an article, told among the entries of the month it was written in.
  const site = new URL("..", new URL(form.dataset.pagefind, document.baseURI));
  const address = (place) => (place.anchor?.id.includes("/") ? new URL(place.anchor.id, site) : place.url);
  const show = async () => {
    const query = box.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    const found = await engine.debouncedSearch(query);
    if (found === null) return;
    const pages = await Promise.all(found.results.slice(0, 20).map((result) => result.data()));
    const places = pages.flatMap((page) => (page.sub_results.length ? page.sub_results : [{ ...page, title: page.meta.title }]));
    list.replaceChildren(...places.slice(0, 50).map((place) => item(place.title, address(place), place.excerpt)));
    status.textContent = places.length ? told.found.replace("#", String(places.length)) : told.none;
  };
  box.addEventListener("input", show);
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  if (box.value) await show();
  box.focus();
})();
