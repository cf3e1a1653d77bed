// Keeps what is typed into a step of the filing: when a field is left, when typing rests, when the page is left.
// Without it the step is saved by its button.

const REST = 4000;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60000;

class Keeper {
  constructor(form) {
    this.form = form;
    this.line = form.querySelector(".keeping");
    this.turn = form.elements.keeping_turn;
    this.kept = this.asSent();
    this.wait = FIRST_WAIT;
    this.busy = false;
    this.stopped = false;
    this.listen();
    this.keep();
  }

  listen() {
    const { form } = this;
    form.addEventListener("focusout", () => this.keep());
    form.addEventListener("change", () => this.keep());
    form.addEventListener("input", () => this.later(REST));
    form.addEventListener("submit", () => this.submitted());
    addEventListener("online", () => this.keep());
    addEventListener("pagehide", () => this.keep(true));
    addEventListener("pageshow", (event) => event.persisted && this.stopped && location.reload());
    document.addEventListener("visibilitychange", () => document.hidden && this.keep(true));
  }

  // As the page came from the server: on a slow line people type before this script is there.
  asSent() {
    const copy = this.form.cloneNode(true);
    copy.reset();
    return this.typed(copy);
  }

  // The texts of the step alone: the sign of the page and the turn change without anybody typing.
  typed(form = this.form) {
    const texts = new URLSearchParams(new FormData(form));
    for (const name of [...texts.keys()]) {
      if (name.startsWith("keeping_") || name === "csrfmiddlewaretoken") texts.delete(name);
    }
    return texts.toString();
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), pause);
  }

  submitted() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.nextTurn();
  }

  nextTurn() {
    this.turn.value = Math.max(Date.now(), Number(this.turn.value) + 1);
  }

  async keep(leaving = false) {
    const typed = this.typed();
    if (this.stopped || typed === this.kept || (this.busy && !leaving)) return;
    clearTimeout(this.timer);
    this.busy = true;
    try {
      await this.send(typed, leaving);
    } catch {
      this.failed();
    }
    this.busy = false;
    if (!this.stopped && this.wait === FIRST_WAIT && this.typed() !== this.kept) this.later(REST);
  }

  async send(typed, leaving) {
    this.nextTurn();
    const body = new URLSearchParams(new FormData(this.form));
    const answer = await fetch(this.form.dataset.keep, {
      method: "POST",
      body,
      keepalive: leaving,
      headers: { Accept: "application/json" },
    });
    const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (answer.ok && isOurs) this.succeeded(typed, (await answer.json()).at);
    else if (answer.status === 409 && isOurs) this.refused(typed, (await answer.json()).sentence);
    else if (answer.status < 500) this.refused(typed, this.line.dataset.signedOut);
    else this.failed();
  }

  succeeded(typed, at) {
    this.kept = typed;
    this.wait = FIRST_WAIT;
    this.say("kept", this.line.dataset.kept.replace("{time}", at));
  }

  failed() {
    this.say("waiting", this.line.dataset.waiting);
    this.later(this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  // The same text is not sent again by itself: the button still saves, and its page says more.
  refused(typed, sentence) {
    this.kept = typed;
    this.wait = FIRST_WAIT;
    this.say("refused", sentence);
  }

  say(state, sentence) {
    this.line.dataset.state = state;
    if (this.line.textContent !== sentence) this.line.textContent = sentence;
  }
}

const form = document.querySelector("form[data-keep]");
if (form) new Keeper(form);
