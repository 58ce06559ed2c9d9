// What the preview adds to each page: it shows the newest version as soon as there is one.
"use strict";
(() => {
  const { version, run } = document.currentScript.dataset;
  let stream;
  const listen = () => {
    stream = new EventSource("/_feuillet/events");
    stream.onmessage = ({ data }) => {
      const news = JSON.parse(data);
      if (news.run !== run || String(news.version) !== version) location.reload();
    };
  };
  // A browser opens six connections to one server: a page that nobody sees gives its own back.
  const follow = () => {
    if (stream) stream.close();
    if (!document.hidden) listen();
  };
  document.addEventListener("visibilitychange", follow);
  follow();
})();
