// Comfort only: every page works without this file.
"use strict";

// The summary of errors takes the focus, so that a screen reader starts there.
const errors = document.getElementById("errors");
if (errors) errors.focus();

// A second click on a sending button would be the same message anyway; this only says that it is under way.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button:not([type=button])");
    if (!button) return;
    if (form.dataset.once) button.textContent = form.dataset.once;
    setTimeout(() => { button.disabled = true; }, 0);
  });
}

// A page back from the browser's memory has its buttons again.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// "Đang xử lý" looks again by itself.
const refresh = document.querySelector("a[data-refresh]");
if (refresh) setTimeout(() => location.assign(refresh.href), Number(refresh.dataset.refresh) * 1000);

// What is folded is printed too.
addEventListener("beforeprint", () => { for (const folded of document.querySelectorAll("details.item:not([open])")) folded.open = true; });
