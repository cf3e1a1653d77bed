// Sends chosen files one by one, shows how far each is, and goes on by itself when the line comes back.
// Without this script the same form sends all files at once.

const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30000;
const STALLED = 60000;
const MOST_TRIES = 8;

const form = document.querySelector("[data-uploading]");
const words = form?.dataset;
const list = document.getElementById("sending");
const status = document.getElementById("sending-status");
const rowTemplate = document.getElementById("sending-row");
const rows = [];
let busy = false;
let timer = 0;

function addRow(file) {
  const element = rowTemplate.content.firstElementChild.cloneNode(true);
  const row = { file, element, state: "waiting", tries: 0 };
  element.querySelector("bdi").textContent = file.name;
  element.querySelector("button").addEventListener("click", () => {
    row.tries = 0;
    show(row, "waiting", words.waiting);
    next();
  });
  list.append(element);
  list.hidden = false;
  rows.push(row);
  if (file.size > Number(words.limit)) {
    show(row, "refused", words.tooLarge);
  } else {
    show(row, "waiting", words.waiting);
  }
}

function show(row, state, sentence) {
  row.state = state;
  row.element.className = `is-${state}`;
  row.element.querySelector(".sending-words").textContent = sentence;
  row.element.querySelector("progress").hidden = state === "refused";
  row.element.querySelector("button").hidden = !["broken", "failed"].includes(state);
  if (state !== "waiting") {
    status.textContent = `${row.file.name}: ${sentence}`;
  }
}

function next() {
  clearTimeout(timer);
  if (busy) {
    return;
  }
  const row = rows.find((each) => each.state === "waiting") ?? rows.find((each) => each.state === "broken");
  if (row) {
    send(row);
  }
}

function send(row) {
  busy = true;
  const line = new XMLHttpRequest();
  const bar = row.element.querySelector("progress");
  let stalled = setTimeout(() => line.abort(), STALLED);
  const progressed = () => {
    clearTimeout(stalled);
    stalled = setTimeout(() => line.abort(), STALLED);
  };
  show(row, "sending", words.sending);
  line.upload.addEventListener("progress", (event) => {
    progressed();
    bar.value = Math.round((100 * event.loaded) / event.total);
    if (event.loaded === event.total) {
      show(row, "sending", words.examined);
    }
  });
  line.addEventListener("loadend", async () => {
    clearTimeout(stalled);
    await answered(row, line);
    busy = false;
    waitOrGoOn();
  });
  line.open("POST", form.action || location.href);
  line.setRequestHeader("Accept", "application/json");
  line.send(parcel(row.file));
}

function parcel(file) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  data.append("upload", file, file.name);
  return data;
}

async function answered(row, line) {
  if (line.status === 0 || line.status >= 500) {
    row.tries += 1;
    show(row, row.tries < MOST_TRIES ? "broken" : "failed", row.tries < MOST_TRIES ? words.broken : words.failed);
    return;
  }
  if (line.status === 413) {
    show(row, "refused", words.tooLarge);
    return;
  }
  const answer = answerIn(line);
  if (!answer) {
    show(row, "failed", line.status === 404 ? words.failed : words.signedOut);
    return;
  }
  if (!answer.taken) {
    show(row, "refused", answer.sentence);
    return;
  }
  show(row, "taken", answer.sentence);
  await showTaken();
}

// A row goes when the page shows what was taken in; where the line broke in between, with the next refreshing.
async function showTaken() {
  if (!(await refreshed())) {
    return;
  }
  for (const row of rows.filter((each) => each.state === "taken")) {
    rows.splice(rows.indexOf(row), 1);
    row.element.remove();
  }
  list.hidden = rows.length === 0;
}

async function catchUp() {
  await showTaken();
  waitOrGoOn();
}

function answerIn(line) {
  if (!line.getResponseHeader("Content-Type")?.startsWith("application/json")) {
    return null;
  }
  return JSON.parse(line.responseText).answers[0];
}

function waitOrGoOn() {
  if (rows.some((row) => row.state === "waiting")) {
    next();
    return;
  }
  const broken = rows.find((row) => row.state === "broken");
  if (broken) {
    clearTimeout(timer);
    timer = setTimeout(next, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (broken.tries - 1)));
  } else if (rows.some((row) => row.state === "taken")) {
    clearTimeout(timer);
    timer = setTimeout(catchUp, FIRST_WAIT);
  }
}

// The lists of the page as the server now shows them; what is being chosen or typed stays untouched.
async function refreshed() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-refreshed]")) {
      const fresh = page.getElementById(part.id);
      if (fresh) {
        part.replaceChildren(...fresh.childNodes);
      }
    }
    return answer.ok;
  } catch {
    return false;
  }
}

function takeChosen() {
  const inputs = [...form.querySelectorAll("input[type=file]")];
  const files = inputs.flatMap((input) => [...input.files]);
  files.forEach(addRow);
  for (const input of inputs) {
    input.value = "";
  }
  if (files.length > 0) {
    next();
  }
  return files.length;
}

// The browser's own control speaks the browser's language; this button speaks the page's.
function chooseByButton(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = input.dataset.choose;
  if (input.hasAttribute("aria-describedby")) {
    button.setAttribute("aria-describedby", input.getAttribute("aria-describedby"));
  }
  button.addEventListener("click", () => input.click());
  for (const label of input.labels) {
    label.hidden = true;
  }
  input.before(button);
  input.hidden = true;
}

if (form && window.FormData && rowTemplate) {
  form.querySelector("[type=submit]").hidden = true;
  form.querySelectorAll("[data-choose]").forEach(chooseByButton);
  form.addEventListener("change", takeChosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (takeChosen() === 0) {
      status.textContent = words.none;
    }
  });
  window.addEventListener("online", next);
  window.addEventListener("beforeunload", (event) => {
    if (rows.some((row) => ["waiting", "sending", "broken"].includes(row.state))) {
      event.preventDefault();
    }
  });
  takeChosen();
}
