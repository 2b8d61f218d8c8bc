// Search, copying, the theme switch. Every page reads the same without this file.
(function () {
  "use strict";

  var root = document.documentElement;
  var base = root.dataset.root || "";

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    if (text) element.textContent = text;
    return element;
  }

  var status = make("p", { role: "status", class: "sr" });
  document.body.append(status);

  // Theme: the button turns what is seen; a choice equal to the system's setting is forgotten again.
  (function theme() {
    var button = document.querySelector("button.theme");
    var system = window.matchMedia("(prefers-color-scheme: dark)");

    function dark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    }
    function show() {
      button.setAttribute("aria-pressed", String(dark()));
    }
    function keep(choice) {
      try {
        if (choice) localStorage.setItem("theme", choice);
        else localStorage.removeItem("theme");
      } catch (denied) {
        // Without storage the choice lasts as long as the page.
      }
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      var next = dark() ? "light" : "dark";
      var isSystem = (next === "dark") === system.matches;
      if (isSystem) delete root.dataset.theme;
      else root.dataset.theme = next;
      keep(isSystem ? "" : next);
      show();
    });
    system.addEventListener("change", show);
    show();
  })();

  // A key of the example and the section of its field: pointing at one marks the other.
  document.addEventListener("mouseover", function (event) {
    document.querySelectorAll(".both").forEach(function (marked) { marked.classList.remove("both"); });
    var key = event.target.closest(".json b[id]");
    var field = event.target.closest(".field[id^='field-']");
    var other = key ? key.id.replace(/^example-/, "field-") : field && field.id.replace(/^field-/, "example-");
    var found = other && document.getElementById(other);
    if (found) found.classList.add("both");
  });

  // Copying: a button after everything that is worth taking along.
  (function copying() {
    function fallback(text) {
      var area = make("textarea", { class: "sr", readonly: "" });
      area.value = text;
      document.body.append(area);
      area.select();
      var done = document.execCommand("copy");
      area.remove();
      return done ? Promise.resolve() : Promise.reject(new Error("copying is not allowed here"));
    }
    function copy(text) {
      var clipboard = navigator.clipboard;
      return clipboard ? clipboard.writeText(text).catch(function () { return fallback(text); }) : fallback(text);
    }
    function button(what, text) {
      var element = make("button", { type: "button", class: "copy", "aria-label": "Copy " + what }, "copy");
      element.addEventListener("click", function () {
        copy(text()).then(
          function () { say(element, "copied", what + " copied"); },
          function () { say(element, "failed", "Copying failed"); }
        );
      });
      return element;
    }
    function say(element, word, sentence) {
      element.textContent = word;
      status.textContent = sentence;
      setTimeout(function () { element.textContent = "copy"; }, 1600);
    }
    document.querySelectorAll("[data-copy]").forEach(function (code) {
      code.after(" ", button(code.dataset.copy, function () { return code.textContent; }));
    });
    document.querySelectorAll("[data-json]").forEach(function (block) {
      block.before(button("example payload", function () {
        return JSON.stringify(JSON.parse(block.textContent), null, 2);
      }));
    });
  })();

  // The list of pages: the current one is in sight.
  (function pages() {
    var list = document.querySelector("nav.pages");
    var current = list.querySelector("[aria-current]");
    if (current && list.scrollHeight > list.clientHeight) {
      list.scrollTop = current.offsetTop - list.clientHeight / 2;
    }
  })();

  // What is folded on the screen is printed in full.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("main details").forEach(function (fold) { fold.open = true; });
  });

  // Search.
  (function search() {
    var MOST = 40;
    var entries = null;
    var shown = [];
    var active = -1;
    var dialog, input, list, hint;

    function build() {
      dialog = make("dialog", { class: "search", "aria-label": "Search" });
      input = make("input", {
        type: "search", role: "combobox", "aria-label": "Search names, values, pointers and meanings", "aria-expanded": "false",
        "aria-controls": "results", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
        placeholder: "Search names, values, pointers, meanings"
      });
      list = make("ul", { role: "listbox", id: "results", "aria-label": "Results", tabindex: "-1" });
      hint = make("p", { class: "hint" });
      var ask = make("div", { class: "ask" });
      var shut = make("button", { type: "button", class: "shut" }, "Close");
      shut.addEventListener("click", function () { dialog.close(); });
      ask.append(input, shut);
      dialog.append(ask, list, hint);
      document.body.append(dialog);
      input.addEventListener("input", find);
      input.addEventListener("keydown", keys);
      list.addEventListener("click", function (event) {
        var item = event.target.closest("[role=option]");
        if (item) go(shown[Number(item.dataset.at)], event);
      });
      dialog.addEventListener("click", function (event) {
        if (event.target === dialog) dialog.close();
      });
    }

    function load(then) {
      if (entries) return then();
      window.searchIndex = function (all) {
        entries = all.map(function (entry) {
          return { kind: entry[0], name: entry[1], context: entry[2], address: entry[3], text: entry[4],
            ways: (entry[5] || []).map(steps), key: plain(entry[1]), words: spaced(entry[1]), about: plain(entry[2]), meaning: (" " + entry[4]).toLowerCase() };
        });
        then();
      };
      document.head.append(make("script", { src: base + "assets/search-index.js" }));
    }

    function plain(text) { return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""); }
    function spaced(text) {
      return " " + text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
    }

    // A way to a field, /user/address, user.address[0] or Type::r#field, step by step; an index is like any other, "*" is any name, and a name
    // of signs alone is itself.
    function steps(way) {
      return way.replace(/^[#$](?=[/.])/, "").split(/[/.:[\]]+/).filter(Boolean).map(function (step) {
        if (/^[0-9]+$/.test(step)) return "0";
        return step === "*" ? "" : plain(step.replace(/^r#/, "")) || step;
      });
    }

    // How many last steps two ways have in common.
    function common(one, other) {
      var count = 0;
      while (count < one.length && count < other.length) {
        var step = other[other.length - 1 - count];
        // An empty step is any name: the key of a map.
        if (step !== "" && step !== one[one.length - 1 - count]) break;
        count += 1;
      }
      return count;
    }

    // A word of the query, in all the forms that it is compared in.
    function token(text) {
      return { text: text, bare: plain(text), steps: steps(text), isWay: /[/.:[]./.test(text) };
    }

    function score(entry, token) {
      var bare = token.bare;
      if (entry.name.toLowerCase() === token.text) return 110;
      // `Type::field` is a way to a field first, and only then the name of a type whose parts it is made of.
      if (bare && entry.key === bare) return token.isWay ? 85 : 100;
      if (token.isWay) {
        var most = entry.ways.reduce(function (most, way) { return Math.max(most, common(token.steps, way)); }, 0);
        if (most > 0 && most === token.steps.length) return 90;
        // Keys of maps, and ways that come back to a type, are in no list: what ends alike is most likely meant.
        if (most > 0) return Math.min(20 + 10 * most, 80);
      }
      // The name of a type or a field in Rust.
      if (bare && entry.ways.some(function (way) { return way[way.length - 1] === token.steps[0]; })) return 80;
      if (bare && entry.key.startsWith(bare)) return 60;
      if (entry.words.includes(" " + token.text)) return 45;
      if (bare && entry.key.includes(bare)) return 30;
      if (bare && entry.about.includes(bare)) return 12;
      if (entry.meaning.includes(" " + token.text)) return 10;
      if (entry.meaning.includes(token.text)) return 6;
      return !bare && entry.name.includes(token.text) ? 6 : 0;
    }

    function rank(query) {
      var tokens = query.toLowerCase().split(/\s+/).filter(Boolean).map(token);
      var whole = plain(query);
      var weights = { Object: 5, Enum: 4, Union: 4, Field: 3, Variant: 2, Value: 2 };
      var hits = [];
      entries.forEach(function (entry, at) {
        var sum = weights[entry.kind] || 0;
        for (var i = 0; i < tokens.length; i += 1) {
          var points = score(entry, tokens[i]);
          if (!points) return;
          sum += points;
        }
        // A name of several words.
        if (tokens.length > 1 && entry.key === whole) sum += 100;
        hits.push([sum, at]);
      });
      hits.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
      return hits.map(function (hit) { return entries[hit[1]]; });
    }

    function find() {
      var query = input.value.trim();
      list.replaceChildren();
      active = -1;
      shown = [];
      if (!entries) { hint.textContent = "Loading"; return; }
      if (!query) {
        hint.textContent = entries.length + " entries. Arrows move, Enter opens, Escape closes.";
      } else {
        var hits = rank(query);
        shown = hits.slice(0, MOST);
        shown.forEach(function (entry, at) { list.append(row(entry, at, query)); });
        hint.textContent = hits.length === 0 ? "Nothing found." : hits.length > MOST ? MOST + " of " + hits.length + " results" : hits.length + (hits.length === 1 ? " result" : " results");
        status.textContent = hint.textContent;
        move(0);
      }
      input.setAttribute("aria-expanded", String(shown.length > 0));
    }

    function row(entry, at, query) {
      var item = make("li", { role: "option", id: "result-" + at, "data-at": String(at), "aria-selected": "false" });
      var head = make("span", { class: "name" });
      marked(head, entry.name, query);
      item.append(make("span", { class: "kind" }, entry.kind), head);
      if (entry.context) item.append(make("span", { class: "in" }, entry.context));
      if (entry.text) {
        var text = make("span", { class: "text" });
        marked(text, excerpt(entry.text, query), query);
        item.append(text);
      }
      return item;
    }

    function excerpt(text, query) {
      var at = text.toLowerCase().indexOf(query.toLowerCase());
      var from = at > 90 ? text.lastIndexOf(" ", at - 40) + 1 : 0;
      var rest = text.slice(from);
      if (rest.length > 150) rest = rest.slice(0, rest.lastIndexOf(" ", 150) + 1 || 150) + "…";
      return (from ? "… " : "") + rest;
    }

    function marked(target, text, query) {
      var token = query.split(/\s+/)[0] || "";
      var at = token ? text.toLowerCase().indexOf(token.toLowerCase()) : -1;
      if (at < 0) { target.append(text); return; }
      target.append(text.slice(0, at), make("mark", {}, text.slice(at, at + token.length)), text.slice(at + token.length));
    }

    function move(to) {
      if (!shown.length) { input.removeAttribute("aria-activedescendant"); return; }
      var before = list.children[active];
      if (before) before.setAttribute("aria-selected", "false");
      active = (to + shown.length) % shown.length;
      var item = list.children[active];
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    }

    function go(entry, event) {
      var address = base + entry.address;
      if (event.ctrlKey || event.metaKey) { window.open(address); return; }
      dialog.close();
      window.location.assign(address);
    }

    function keys(event) {
      if (event.key === "ArrowDown") move(active + 1);
      else if (event.key === "ArrowUp") move(active - 1);
      else if (event.key === "Enter" && shown[active]) go(shown[active], event);
      else if (event.key === "Escape") dialog.close();
      else return;
      event.preventDefault();
    }

    function open() {
      if (!dialog) build();
      load(find);
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select();
      find();
    }

    // An address of a divided page leads to the part that has its anchor.
    (function follow() {
      var anchor = window.location.hash;
      if (anchor.length < 2 || !document.querySelector("nav.parts") || document.getElementById(anchor.slice(1))) return;
      function page(address) { return address.split("#")[0].split("/").pop().replace(/(\.[0-9]+)?\.html$/, ""); }
      load(function () {
        var found = entries.find(function (entry) {
          return entry.address.endsWith(anchor) && page(entry.address) === page(window.location.pathname);
        });
        if (found) window.location.replace(base + found.address);
      });
    })();

    var button = document.querySelector("button.find");
    button.hidden = false;
    if (/Mac|iPhone|iPad/.test(navigator.platform)) button.querySelector("kbd").textContent = "⌘ K";
    button.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
      var combination = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (combination || (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)) {
        event.preventDefault();
        open();
      }
    });
  })();
})();
