// Browsers start no worker from a file on disk. The theme's search is one, so there it runs in a hidden frame instead.
// The name is the one by which the theme's search knows that it has been put into a frame.
if (location.protocol === "file:") {
  const load = (frame, address) =>
    new Promise((resolve, reject) => {
      const script = frame.contentDocument.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      frame.contentDocument.body.append(script);
    });

  window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "search";
      this.frame.srcdoc = "<!doctype html><title>search</title>";
      this.ready = new Promise((resolve) => {
        this.frame.addEventListener("load", resolve, { once: true });
      }).then(() => {
        const inside = this.frame.contentWindow;
        inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
        inside.importScripts = (...addresses) =>
          addresses.reduce((done, next) => done.then(() => load(this.frame, next)), Promise.resolve());
        return load(this.frame, new URL(address, location).href);
      });
      document.body.append(this.frame);
    }

    postMessage(data) {
      this.ready.then(() => {
        const inside = this.frame.contentWindow;
        inside.dispatchEvent(new inside.MessageEvent("message", { data }));
      });
    }
  };
  window.Worker = window.IFrameWorker;
}
