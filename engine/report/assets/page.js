// Language, filter and folding. The page says everything without this script; it only makes finding quicker.
(function () {
  'use strict';
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var form = byId('filter'), words = byId('filter-words'), shown = byId('filter-shown'), none = byId('filter-none');
  var boxes = all('.chips input', form), cards = all('details.card'), places = all('.place');
  var rows = all('.targets tbody tr').map(function (row) { return { row: row, status: row.dataset.s, text: null }; });
  var opened = null; // which cards were open before a search opened others

  function language() { return byId('lang-en').checked ? 'en' : 'zh'; }

  function setLanguage(name) {
    byId('lang-' + name).checked = true;
    root.lang = name;
    root.dataset.lang = name;
    words.placeholder = words.dataset[name];
  }

  // The state stands in the address, so that a link carries it. Some browsers forbid that for files.
  function keep() {
    var query = new URLSearchParams();
    if (language() === 'en') query.set('lang', 'en');
    if (words.value) query.set('q', words.value);
    var status = chosen();
    if (status.length) query.set('status', status.join(' '));
    var text = query.toString();
    try { history.replaceState(null, '', location.pathname + (text ? '?' + text : '') + location.hash); } catch (e) { /* stays */ }
  }

  function chosen() { return boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }); }

  // Both names of a place count for every row of it.
  function textOf(item) {
    if (item.text === null) {
      var place = item.row.closest('.place'), card = item.row.closest('.card');
      item.text = (place.dataset.name + ' ' + card.dataset.year + ' ' + item.row.id + ' ' + item.row.textContent).toLowerCase();
    }
    return item.text;
  }

  function filter() {
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var status = {}, any = false, count = 0;
    chosen().forEach(function (name) { status[name] = true; any = true; });
    var active = any || wanted.length > 0;
    rows.forEach(function (item) {
      var fits = (!any || status[item.status] === true) && wanted.every(function (word) { return textOf(item).indexOf(word) >= 0; });
      if (item.row.hidden === fits) item.row.hidden = !fits;
      if (fits) count++;
    });
    all('.targets').forEach(function (table) {
      var empty = active && !table.querySelector('tbody tr:not([hidden])');
      table.hidden = empty;
      var title = table.previousElementSibling;
      if (title && title.tagName === 'H4') title.hidden = empty;
    });
    if (active && opened === null) opened = cards.map(function (card) { return card.open; });
    cards.forEach(function (card, n) {
      var fits = !active || card.querySelector('.targets tbody tr:not([hidden])') !== null;
      card.hidden = !fits;
      // A wide search would unfold thousands of rows at once: those stay folded until asked for.
      if (active) card.open = fits && (count <= 300 || opened[n]);
      else if (opened !== null) card.open = opened[n];
    });
    if (!active) opened = null;
    places.forEach(function (place) { place.hidden = active && !place.querySelector('.card:not([hidden])'); });
    none.hidden = !active || count > 0;
    shown.textContent = active ? shown.dataset[language()].replace('{shown}', count).replace('{all}', rows.length) : '';
  }

  var waiting = 0;
  function soon() { clearTimeout(waiting); waiting = setTimeout(function () { filter(); keep(); }, 120); }

  // A link to a target unfolds the year it stands in.
  function reveal() {
    var id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (e) { return; }
    var found = id && byId(id);
    if (!found) return;
    var card = found.closest('details.card');
    if (card) card.open = true;
    if (found.hidden || (card && card.hidden)) { form.reset(); filter(); keep(); }
    if (card) found.scrollIntoView();
  }

  all('input[name=lang]').forEach(function (radio) {
    radio.addEventListener('change', function () { setLanguage(language()); filter(); keep(); });
  });
  words.addEventListener('input', soon);
  boxes.forEach(function (box) { box.addEventListener('change', soon); });
  form.addEventListener('submit', function (event) { event.preventDefault(); filter(); });
  form.addEventListener('reset', function () { setTimeout(function () { filter(); keep(); }, 0); });
  byId('unfold').addEventListener('click', function () { cards.forEach(function (card) { card.open = true; }); });
  byId('fold').addEventListener('click', function () { cards.forEach(function (card) { card.open = false; }); });
  addEventListener('hashchange', reveal);
  var printed = [];
  addEventListener('beforeprint', function () {
    printed = cards.filter(function (card) { return !card.open; });
    printed.forEach(function (card) { card.open = true; });
  });
  addEventListener('afterprint', function () { printed.forEach(function (card) { card.open = false; }); });

  var query = new URLSearchParams(location.search);
  setLanguage(query.get('lang') === 'en' ? 'en' : 'zh');
  words.value = query.get('q') || '';
  var status = (query.get('status') || '').split(' ');
  boxes.forEach(function (box) { box.checked = status.indexOf(box.value) >= 0; });
  form.hidden = rows.length === 0;
  if (words.value || chosen().length) filter();
  reveal();
})();
