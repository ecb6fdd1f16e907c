
(function () {
  'use strict';
  // Opens what the address names: browsers do so for their own search, not all of them for a link.
  function reveal() {
    var target = document.getElementById(location.hash.slice(1));
    var around = target && target.closest('details');
    if (around) {
      around.open = true;
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    }
  }
  addEventListener('hashchange', reveal);
  // A second visit to the same address is no change of it.
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a');
    if (link && link.getAttribute('href') === location.hash) {
      reveal();
    }
  });
  // On paper nothing can be opened.
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll('details.alert:not([open])'));
    opened.forEach(function (each) { each.open = true; });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (each) { each.open = false; });
  });
  reveal();
})();
