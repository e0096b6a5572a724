"use strict";
// What a page does better with a script; every page works without.
(function () {
  const place = () => document.getElementById("card-place");
  let chosen = null;

  // "/" goes to the search, Escape closes a card.
  document.addEventListener("keydown", function (event) {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      document.getElementById("find")?.focus();
    } else if (event.key === "Escape") {
      close();
    }
  });

  function close() {
    if (!place()?.querySelector(".card")) return;
    place().replaceChildren(aside());
    if (chosen) {
      chosen.classList.remove("chosen");
      chosen.focus();
      chosen = null;
    }
  }

  function aside() {
    const words = document.createElement("p");
    words.className = "aside";
    words.textContent = "Choose a figure in the text: its card opens here.";
    return words;
  }

  document.addEventListener("htmx:beforeRequest", function (event) {
    document.getElementById("trouble")?.replaceChildren();
    if (event.detail.target === place()) {
      chosen?.classList.remove("chosen");
      chosen = event.detail.elt;
      chosen.classList.add("chosen");
    }
  });

  // A card has a way to close it, and a heading below those of the page.
  document.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target !== place()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet close";
    button.textContent = "Close";
    button.addEventListener("click", close);
    place().prepend(button);
    const old = place().querySelector("h1");
    if (old) {
      const heading = document.createElement("h2");
      heading.textContent = old.textContent;
      heading.className = "figure-name";
      old.replaceWith(heading);
    }
  });

  // What went wrong is told where a screen reader hears it.
  function trouble(words) {
    const box = document.getElementById("trouble");
    if (box) box.textContent = words;
  }
  document.addEventListener("htmx:responseError", function (event) {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const what = page.querySelector("main h1")?.textContent || "That did not work.";
    trouble(what + " " + (page.querySelector("main .lead")?.textContent || ""));
  });
  document.addEventListener("htmx:sendError", function () {
    trouble("The server does not answer. Is it still running? Nothing was changed.");
  });

  // A form is sent once.
  document.addEventListener("submit", function (event) {
    if (event.target.method === "post") {
      for (const button of event.target.querySelectorAll("button")) {
        setTimeout(() => { button.disabled = true; }, 0);
      }
    }
  });
  window.addEventListener("pageshow", function () {
    for (const button of document.querySelectorAll("form[method=post] button")) button.disabled = false;
  });

  // Files can be dropped.
  for (const drop of document.querySelectorAll(".drop")) {
    const over = (isOver) => (event) => {
      event.preventDefault();
      drop.classList.toggle("over", isOver);
    };
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", function (event) {
      over(false)(event);
      const input = drop.querySelector("input[type=file]");
      if (input && event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
    });
  }

  // A slider and the number beside it are one value.
  document.addEventListener("input", function (event) {
    const other = event.target.dataset?.same && document.getElementById(event.target.dataset.same);
    if (other) other.value = event.target.value;
  });

  // How far an adding is.
  const adding = document.querySelector("[data-events]");
  if (adding) {
    const events = new EventSource(adding.dataset.events);
    events.addEventListener("progress", function (event) {
      const told = JSON.parse(event.data);
      adding.querySelector("progress").value = told.files;
      adding.querySelector(".told").textContent = told.words;
      if (told.is_done) {
        events.close();
        location.reload();
      }
    });
    events.addEventListener("error", function () {
      if (events.readyState === EventSource.CLOSED) trouble("The server does not answer. Is it still running?");
    });
  }
})();
