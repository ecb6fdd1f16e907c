(function () {
  'use strict';
  // The server writes whole pages. When it says that something has changed, this one is fetched
  // again, and the parts of it that differ are put in place of the old ones.
  var LOST_AFTER = 45000;
  var FETCH_AT_MOST_EVERY = 1000;
  var version = document.body.dataset.version;
  var lost = document.getElementById('lost');
  var news = document.getElementById('news');
  var heardAt = new Date();
  var isFetching = false;
  var isWanted = false;
  var source = null;

  function moment(date) {
    return date.toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
  }

  function heard() {
    heardAt = new Date();
    if (!lost.hidden) {
      lost.hidden = true;
      lost.textContent = '';
    }
  }

  function lose() {
    if (lost.hidden) {
      lost.hidden = false;
      lost.textContent = 'Out of date: the connection to the server is lost. The last news came '
        + moment(heardAt) + '. This page tries to connect again.';
    }
  }

  // Where the keyboard is, in a way that finds the same thing in a new part.
  function whereIs(element) {
    if (!element || element === document.body) {
      return null;
    }
    if (element.id) {
      return '#' + CSS.escape(element.id);
    }
    var around = element.closest('[id]');
    var inside = around ? '#' + CSS.escape(around.id) + ' ' : '';
    var link = element.getAttribute('href');
    if (link !== null) {
      return inside + element.localName + '[href="' + CSS.escape(link) + '"]';
    }
    var label = element.getAttribute('aria-label');
    return label === null ? inside + element.localName
      : inside + element.localName + '[aria-label="' + CSS.escape(label) + '"]';
  }

  function keepOpen(from, to) {
    from.querySelectorAll('details[id]').forEach(function (each) {
      var same = to.querySelector('#' + CSS.escape(each.id));
      if (same) {
        same.open = each.open;
      }
    });
  }

  function scrolled(part) {
    return Array.from(part.querySelectorAll('.frame')).map(function (each) { return each.scrollLeft; });
  }

  function replace(old, fresh) {
    var places = scrolled(old);
    keepOpen(old, fresh);
    old.replaceWith(fresh);
    Array.from(fresh.querySelectorAll('.frame')).forEach(function (each, index) {
      each.scrollLeft = places[index] || 0;
    });
  }

  // Without what the reader did to it: opening something is no difference.
  function asSent(part) {
    var copy = part.cloneNode(true);
    copy.querySelectorAll('details').forEach(function (each) { each.open = false; });
    return copy;
  }

  function tell(page) {
    var told = [];
    page.querySelectorAll('[data-standing]').forEach(function (fresh) {
      var old = document.getElementById(fresh.id);
      if (old && old.dataset.standing !== fresh.dataset.standing) {
        told.push(fresh.dataset.name + ': ' + fresh.dataset.standing);
      }
    });
    if (told.length > 0) {
      news.textContent = told.join('. ') + '.';
    }
  }

  function show(page) {
    tell(page);
    var focus = whereIs(document.activeElement);
    var left = window.scrollX;
    var top = window.scrollY;
    var isChanged = false;
    page.querySelectorAll('[data-live]').forEach(function (fresh) {
      var old = document.getElementById(fresh.id);
      if (old && !asSent(old).isEqualNode(asSent(fresh))) {
        replace(old, document.adoptNode(fresh));
        isChanged = true;
      }
    });
    if (isChanged) {
      var again = focus && document.querySelector(focus);
      if (again && again !== document.activeElement) {
        again.focus({ preventScroll: true });
      }
      window.scrollTo(left, top);
    }
    version = page.body.dataset.version;
    document.body.dataset.version = version;
  }

  function refresh() {
    if (isFetching || document.hidden) {
      isWanted = true;
      return;
    }
    isFetching = true;
    isWanted = false;
    fetch(location.pathname + location.search, { cache: 'no-store', credentials: 'same-origin' })
      .then(function (response) {
        if (!response.ok) {
          throw new Error('status ' + response.status);
        }
        return response.text();
      })
      .then(function (text) {
        show(new DOMParser().parseFromString(text, 'text/html'));
        heard();
      })
      .catch(lose)
      .finally(function () {
        setTimeout(function () {
          isFetching = false;
          if (isWanted) {
            refresh();
          }
        }, FETCH_AT_MOST_EVERY);
      });
  }

  function listen() {
    source = new EventSource(document.body.dataset.events);
    source.addEventListener('change', function (event) {
      heard();
      if (event.data !== version) {
        refresh();
      }
    });
    source.addEventListener('beat', heard);
    source.onerror = function () {
      lose();
      // A refusal ends a source for good; another one may do better later.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(listen, 10000);
      }
    };
  }

  if (!window.EventSource || !window.fetch || !document.body.dataset.events) {
    return;
  }
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && isWanted) {
      refresh();
    }
  });
  // A server that neither speaks nor hangs up.
  setInterval(function () {
    if (Date.now() - heardAt.getTime() > LOST_AFTER) {
      lose();
    }
  }, 5000);
  listen();
})();
