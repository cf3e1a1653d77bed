// The forms of a page that ask for something, and how to send one as nobody should: for pictures and for tests.
({
  // A lone button is an act, not a question.
  asking() {
    const all = [...document.querySelectorAll("#main form[method=post]")];
    const asks = (form) => form.querySelector("input:not([type=hidden]), select, textarea");
    return all.map((form, at) => (asks(form) ? at : -1)).filter((at) => at >= 0);
  },
  // With `text` in every field, past the browser's own checks; empty text leaves all choices open as well.
  send({ at, text }) {
    const form = document.querySelectorAll("#main form[method=post]")[at];
    for (const field of form.elements) {
      if (["hidden", "submit", "button", "file"].includes(field.type) || field.matches("fieldset")) continue;
      if (["checkbox", "radio"].includes(field.type)) field.checked = Boolean(text) && field.checked;
      else if (field.matches("select")) field.value = text ? field.value : "";
      else {
        if (field.matches("input")) field.type = "text";
        field.value = text;
      }
    }
    const button = form.querySelector("button:not([name], [type=button])") ?? form.querySelector("[type=submit]");
    if (button?.name) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    }
    // Not even a script of the page is asked.
    HTMLFormElement.prototype.submit.call(form);
  },
})
