/* What pages can do beyond reading: filter a list, zoom the picture, explain an expression where it stands, print what
   is folded. Every page is complete without it. It writes no markup: all text goes through textContent. */
(function () {
  "use strict";

  function make(tag, words, className) {
    var element = document.createElement(tag);
    if (words) element.textContent = words;
    if (className) element.className = className;
    return element;
  }

  function each(selector, act, root) {
    Array.prototype.forEach.call((root || document).querySelectorAll(selector), act);
  }

  /* ---- Filters: combined, counted, kept in the address ---- */

  function filters(form) {
    var list = document.querySelector("[data-entries]");
    if (!list) return;
    var rows = Array.prototype.slice.call(list.children).map(function (item) {
      var keys = {};
      Object.keys(item.dataset).forEach(function (key) { keys[key] = item.dataset[key].split(" "); });
      return { item: item, keys: keys };
    });
    var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
    var names = selects.map(function (select) {
      return Array.prototype.map.call(select.options, function (option) { return option.textContent.replace(/ \([\d.,\s]+\)$/, ""); });
    });
    var output = form.querySelector("output");
    var all = output.textContent;

    function fits(row, but) {
      return selects.every(function (select) {
        return select === but || !select.value || (row.keys[select.name] || []).indexOf(select.value) >= 0;
      });
    }

    function show() {
      var shown = 0;
      rows.forEach(function (row) {
        row.item.hidden = !fits(row);
        if (!row.item.hidden) shown += 1;
      });
      selects.forEach(function (select, index) {
        var counts = {};
        rows.forEach(function (row) {
          if (fits(row, select)) (row.keys[select.name] || []).forEach(function (value) { counts[value] = (counts[value] || 0) + 1; });
        });
        Array.prototype.forEach.call(select.options, function (option, at) {
          if (!option.value) return;
          var count = counts[option.value] || 0;
          option.textContent = names[index][at] + " (" + count + ")";
          option.disabled = !count && !option.selected;
        });
      });
      output.textContent = shown === rows.length ? all : shown + " of " + all;
      return shown;
    }

    function remember() {
      var query = new URLSearchParams();
      selects.forEach(function (select) { if (select.value) query.set(select.name, select.value); });
      var words = query.toString();
      try { history.replaceState(null, "", location.pathname + (words ? "?" + words : "") + location.hash); } catch (error) { /* from a folder some browsers refuse; the filter works all the same */ }
    }

    function read() {
      var query = new URLSearchParams(location.search);
      selects.forEach(function (select) {
        select.value = query.get(select.name) || "";
        if (select.selectedIndex < 0) select.value = "";
      });
      show();
    }

    form.addEventListener("change", function () { show(); remember(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(function () { show(); remember(); }); });
    window.addEventListener("popstate", read);
    form.hidden = false;
    read();
  }

  /* ---- The picture: zoom, pan, step from mark to mark, leave out a family ---- */

  function picture(figure) {
    var pan = figure.querySelector(".pan");
    var svg = pan && pan.querySelector("svg");
    if (!svg) return;
    var zoom = 1;
    var bar = make("div", "", "zoom wide");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Picture");
    var state = make("output");

    function set(next) {
      var middle = (pan.scrollLeft + pan.clientWidth / 2) / pan.scrollWidth;
      zoom = Math.min(16, Math.max(1, next));
      svg.style.width = zoom * 100 + "%";
      pan.scrollLeft = middle * pan.scrollWidth - pan.clientWidth / 2;
      state.textContent = zoom === 1 ? "" : zoom + " times as wide";
      if (zoom > 1) pan.setAttribute("tabindex", "0"); else pan.removeAttribute("tabindex");
    }

    [["Closer", 2], ["Wider", 0.5], ["Whole", 0]].forEach(function (pair) {
      var button = make("button", pair[0]);
      button.type = "button";
      button.addEventListener("click", function () { set(pair[1] ? zoom * pair[1] : 1); });
      bar.appendChild(button);
    });
    bar.appendChild(state);
    pan.setAttribute("role", "region");
    pan.setAttribute("aria-label", "The picture; plus and minus change its width, arrows step from mark to mark");
    pan.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") set(zoom * 2);
      else if (event.key === "-") set(zoom / 2);
      else if (event.key === "0") set(1);
      else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        var marks = Array.prototype.filter.call(svg.querySelectorAll("a"), function (mark) { return mark.getAttribute("display") !== "none"; });
        var at = marks.indexOf(document.activeElement);
        var next = marks[at + (event.key === "ArrowRight" ? 1 : -1)];
        if (at < 0 || !next) return;
        next.focus();
        next.scrollIntoView({ block: "nearest", inline: "center" });
      } else return;
      event.preventDefault();
    });

    var families = {};
    each("[data-f]", function (part) { (families[part.dataset.f] = families[part.dataset.f] || []).push(part); }, figure);
    each(".legend [data-family]", function (sign) {
      var parts = families[sign.dataset.family];
      if (!parts) return;
      var button = make("button", sign.textContent.trim());
      button.type = "button";
      button.setAttribute("aria-pressed", "true");
      button.title = "Show or hide";
      button.addEventListener("click", function () {
        var on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        parts.forEach(function (part) { if (on) part.removeAttribute("display"); else part.setAttribute("display", "none"); });
      });
      sign.lastChild.textContent = "";
      sign.appendChild(button);
    }, figure);
    figure.querySelector(".bar").appendChild(bar);
  }

  /* ---- An expression explains itself where it stands ---- */

  var tip = null;

  function explain(mark) {
    var lines = [];
    var note = mark.hash && mark.pathname === location.pathname && document.getElementById(mark.hash.slice(1));
    var entry = mark.closest(".entry");
    var chain = null;
    if (note) {
      lines.push(note.textContent.trim());
      var reasons = document.getElementById("w" + mark.hash.slice(2));
      chain = reasons && reasons.nextElementSibling;
    } else if (entry) {
      lines.push(entry.querySelector(".when").textContent.trim());
      chain = entry.querySelector(".chain");
    }
    each("li", function (step) { if (lines.length < 6) lines.push(step.textContent.trim()); }, chain || make("ol"));
    return lines;
  }

  function hide() {
    if (tip) tip.remove();
    tip = null;
    each("[aria-describedby=tip]", function (mark) { mark.removeAttribute("aria-describedby"); });
  }

  function show(mark) {
    hide();
    var lines = explain(mark);
    if (!lines.length) return;
    tip = make("div", "", "tip");
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    lines.forEach(function (words) { tip.appendChild(make("p", words)); });
    mark.setAttribute("aria-describedby", "tip");
    document.body.appendChild(tip);
    var box = mark.getBoundingClientRect();
    var below = box.bottom + 8 + tip.offsetHeight < window.innerHeight;
    tip.style.left = Math.max(8, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = (below ? box.bottom + 8 : Math.max(8, box.top - tip.offsetHeight - 8)) + "px";
    tip.addEventListener("mouseleave", hide);
  }

  function leave(event) {
    if (event.type === "mouseout" && tip && (tip.contains(event.relatedTarget) || event.target.contains(event.relatedTarget))) return;
    hide();
  }

  /* ---- Folded parts: opened for print, and where a link points inside ---- */

  var opened = [];

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (target && target.closest(".page")) target.scrollIntoView();
  }

  window.addEventListener("beforeprint", function () {
    each(".page details:not([open]):not(.twin)", function (part) { part.open = true; opened.push(part); });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
    opened = [];
  });

  function start() {
    each("form[data-filters]", filters);
    each("[data-picture]", picture);
    each(".page a.x", function (mark) {
      ["mouseenter", "focus"].forEach(function (name) { mark.addEventListener(name, function () { show(mark); }); });
      ["mouseout", "blur"].forEach(function (name) { mark.addEventListener(name, leave); });
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
    window.addEventListener("scroll", function () { // the keyboard scrolls to the mark it comes to: its note goes along
      var mark = document.activeElement;
      if (tip && mark && mark.matches(".page a.x")) show(mark); else hide();
    }, { passive: true });
    window.addEventListener("hashchange", reveal);
    if (location.hash) reveal();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
