// Language, filter, sorting and folding. The pages say everything without this script; it only makes finding
// quicker. The state stands in the address, so that a link carries it.
(function () {
  'use strict';
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var query = new URLSearchParams(location.search);

  // ---- The address

  function keep(name, value) {
    if (value) query.set(name, value); else query.delete(name);
    var text = query.toString();
    // Some browsers forbid that for files.
    try { history.replaceState(null, '', location.pathname + (text ? '?' + text : '') + location.hash); } catch (e) { /* stays */ }
  }

  // ---- Language

  var radios = all('input[name=lang]');
  var told = []; // called when the language changes
  function language() { return byId('lang-en').checked ? 'en' : 'zh'; }
  function setLanguage(name) {
    byId('lang-' + name).checked = true;
    root.lang = name === 'en' ? 'en' : 'zh';
    root.dataset.lang = name;
    all('[data-zh][data-en]').forEach(function (one) { if ('placeholder' in one) one.placeholder = one.dataset[name]; });
    told.forEach(function (tell) { tell(name); });
  }
  window.duizhangLanguage = language;
  window.duizhangOnLanguage = function (tell) { told.push(tell); };
  radios.forEach(function (radio) {
    radio.addEventListener('change', function () { keep('lang', language() === 'en' ? 'en' : ''); setLanguage(language()); });
  });
  // Pages of the folder open in the language of this one.
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link || language() !== 'en' || link.getAttribute('href').charAt(0) === '#') return;
    if (link.protocol !== location.protocol || link.host !== location.host || !/\.html$/.test(link.pathname)) return;
    var search = new URLSearchParams(link.search);
    search.set('lang', 'en');
    link.search = search.toString();
  });

  // ---- Sorting: a click on a head sorts, a second one turns around. Numbers as numbers.

  function cellValue(row, column) {
    var cell = (row.cells || row.rows[0].cells)[column];
    if (!cell) return '';
    if (cell.dataset.sort !== undefined) return parseFloat(cell.dataset.sort);
    if (cell.classList.contains('g')) return row.dataset.gap === undefined ? '' : parseFloat(row.dataset.gap);
    if (cell.classList.contains('t') && row.dataset.value !== undefined) return parseFloat(row.dataset.value);
    if (cell.dataset.s || cell.classList.contains('s')) return order.indexOf((cell.dataset.s || row.dataset.s));
    if (cell.classList.contains('b')) return '';
    var text = cell.textContent.trim();
    return /^[+\u2212-]?\d+(\.\d+)?( ?%)?$/.test(text) ? parseFloat(text.replace('\u2212', '-')) : text;
  }
  var order = ['exceeded', 'better', 'met', 'mostly_met', 'missed', 'unreported', 'claimed', 'admitted', 'incomparable',
    'in_progress', 'not_due', 'source_missing', 'qualitative'];
  function compare(a, b) {
    // What has no value stands last, either way.
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 2 : -2;
    if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
    return String(a).localeCompare(String(b), 'zh');
  }
  function sortBy(table, column, down) {
    // Targets are a body each, their grounds with them; other tables are one body of rows.
    var bodies = table.classList.contains('targets');
    var parent = bodies ? table : table.tBodies[0];
    var rows = Array.prototype.slice.call(bodies ? table.tBodies : parent.rows).map(function (row, n) {
      if (row.dataset.n === undefined) row.dataset.n = n;
      return { row: row, n: +row.dataset.n, value: column < 0 ? 0 : cellValue(row, column) };
    });
    rows.sort(function (a, b) {
      var c = column < 0 ? 0 : compare(a.value, b.value);
      return (Math.abs(c) === 2 ? c : down ? -c : c) || a.n - b.n;
    });
    var pieces = document.createDocumentFragment();
    rows.forEach(function (one) { pieces.appendChild(one.row); });
    parent.appendChild(pieces);
    all('thead th', table).forEach(function (head, n) {
      if (n === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending'); else head.removeAttribute('aria-sort');
    });
  }
  window.duizhangCompare = compare;
  function sortHeads(table, act) {
    all('thead th', table).forEach(function (head, column) {
      if (head.classList.contains('b')) return;
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort');
        var next = now === 'ascending' ? 'descending' : now === 'descending' ? '' : 'ascending';
        act(next ? column : -1, next === 'descending');
      });
    });
  }
  window.duizhangSortHeads = sortHeads;
  var sortables = all('table.sortable');
  sortables.forEach(function (table, number) {
    var name = 'sort' + (number === 0 ? '' : number);
    sortHeads(table, function (column, down) {
      sortBy(table, column, down);
      keep(name, column < 0 ? '' : column + (down ? '-' : ''));
    });
    var kept = /^(\d+)(-?)$/.exec(query.get(name) || '');
    if (kept && +kept[1] < table.tHead.rows[0].cells.length) sortBy(table, +kept[1], kept[2] === '-');
  });

  // ---- Filter: words and statuses

  var form = byId('filter'), words = byId('filter-words'), shown = byId('filter-shown'), none = byId('filter-none');
  var boxes = form ? all('.chips input', form) : [];
  function chosen() { return boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }); }
  function wanted() { return words.value.toLowerCase().split(/\s+/).filter(Boolean); }
  function tellShown(active, count, of) {
    none.hidden = !active || count > 0;
    shown.textContent = shown.dataset[language()].replace('{shown}', count).replace('{all}', of);
  }
  window.duizhangFilter = { form: form, boxes: boxes, chosen: chosen, wanted: wanted, tell: tellShown, onChange: null };

  var cards = all('details.card'), places = all('.place');
  var rows = all('.targets tbody').map(function (row) { return { row: row, status: row.dataset.s, text: null }; });
  var opened = null; // which cards were open before a search opened others
  // Both names of a place count for every row of it.
  function textOf(item) {
    if (item.text === null) {
      var place = item.row.closest('.place'), card = item.row.closest('.card');
      item.text = ((place ? place.dataset.name : '') + ' ' + (card ? card.dataset.year : '') + ' ' + item.row.id + ' ' + item.row.textContent).toLowerCase();
    }
    return item.text;
  }
  function filterRows() {
    var find = wanted(), status = {}, any = false, count = 0;
    chosen().forEach(function (name) { status[name] = true; any = true; });
    var active = any || find.length > 0;
    rows.forEach(function (item) {
      var fits = (!any || status[item.status] === true) && find.every(function (word) { return textOf(item).indexOf(word) >= 0; });
      if (item.row.hidden === fits) item.row.hidden = !fits;
      if (fits) count++;
    });
    all('.targets').forEach(function (table) {
      var empty = active && !table.querySelector('tbody:not([hidden])');
      table.hidden = empty;
      var title = table.previousElementSibling;
      if (title && title.className === 'group') title.hidden = empty;
    });
    if (active && opened === null) opened = cards.map(function (card) { return card.open; });
    cards.forEach(function (card, n) {
      var fits = !active || card.querySelector('.targets tbody:not([hidden])') !== null;
      card.hidden = !fits;
      // A wide search would unfold thousands of rows at once: those stay folded until asked for.
      if (active) card.open = fits && (count <= 300 || opened[n]);
      else if (opened !== null) card.open = opened[n];
    });
    if (!active) opened = null;
    places.forEach(function (place) { place.hidden = active && !place.querySelector('.card:not([hidden])'); });
    tellShown(active, count, rows.length);
  }
  function refresh() {
    if (window.duizhangFilter.onChange) window.duizhangFilter.onChange(); else filterRows();
    keep('q', words.value);
    keep('status', chosen().join(' '));
  }
  window.duizhangKeep = keep;
  window.duizhangQuery = query;
  var waiting = 0;
  function soon() { clearTimeout(waiting); waiting = setTimeout(refresh, 120); }

  // A link to a target unfolds the year it stands in and its grounds.
  function reveal() {
    var id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (e) { return; }
    var found = id && byId(id);
    if (!found) return;
    var card = found.closest('details.card');
    if (card) card.open = true;
    if (form && (found.hidden || (card && card.hidden))) { form.reset(); refresh(); }
    var why = found.tagName === 'TBODY' && found.querySelector('details.why');
    if (why) why.open = true;
    if (card || why) found.scrollIntoView();
  }

  if (form) {
    words.addEventListener('input', soon);
    boxes.forEach(function (box) { box.addEventListener('change', soon); });
    form.addEventListener('submit', function (event) { event.preventDefault(); refresh(); });
    form.addEventListener('reset', function () { setTimeout(refresh, 0); });
    window.duizhangOnLanguage(function () { if (!form.hidden) refresh(); });
    var folds = cards.length ? cards : all('details.why');
    byId('unfold').addEventListener('click', function () { folds.forEach(function (one) { one.open = true; }); });
    byId('fold').addEventListener('click', function () { folds.forEach(function (one) { one.open = false; }); });
    byId('unfold').hidden = byId('fold').hidden = folds.length === 0;
    words.value = query.get('q') || '';
    var status = (query.get('status') || '').split(' ');
    boxes.forEach(function (box) { box.checked = status.indexOf(box.value) >= 0; });
  }
  addEventListener('hashchange', reveal);
  var printed = [];
  addEventListener('beforeprint', function () {
    printed = all('details').filter(function (one) { return !one.open && !one.classList.contains('why'); });
    printed.forEach(function (one) { one.open = true; });
  });
  addEventListener('afterprint', function () { printed.forEach(function (one) { one.open = false; }); });

  // ---- The list of all targets: rows come as data, a hundred are drawn at a time.

  var list = byId('list');
  if (list && window.duizhangRows) startList();
  function startList() {
    var data = window.duizhangRows, where = window.duizhangPlaces, say = window.duizhangWords;
    var step = 100, limit = step, found = data, sort = { column: -1, down: false };
    var more = byId('list-more');
    var texts = new Array(data.length);
    var keys = [0, 1, 3, 5, 7, 9, 2];
    function text(n) {
      if (texts[n] === undefined) {
        var one = data[n], place = where[one[0]];
        texts[n] = (place.join(' ') + ' ' + one[1] + ' ' + one.slice(3, 9).join(' ') + ' ' + one[12]).toLowerCase();
      }
      return texts[n];
    }
    // Characters that turn the writing around stay out of what is drawn.
    function visible(text) { return String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''); }
    function pick(zh, en) { return visible(language() === 'en' && en ? en : zh); }
    function add(row, words, tag, href) {
      var cell = document.createElement(tag || 'td');
      if (tag === 'th') cell.scope = 'row';
      if (href) {
        var link = document.createElement('a');
        link.href = href;
        link.textContent = words;
        cell.appendChild(link);
      } else cell.textContent = words;
      row.appendChild(cell);
      return cell;
    }
    function draw() {
      var pieces = document.createDocumentFragment();
      found.slice(0, limit).forEach(function (n) {
        var one = data[n], row = document.createElement('tr'), place = where[one[0]];
        row.dataset.s = one[2];
        var name = document.createElement('bdi');
        name.textContent = visible(place[0] || '?');
        name.lang = 'zh';
        add(row, '', 'th').appendChild(name);
        add(row, one[1] || '?');
        add(row, pick(one[3], one[4]));
        add(row, pick(one[5], one[6])).className = 'num';
        add(row, pick(one[7], one[8])).className = 'num';
        add(row, pick(one[10], one[11])).className = 'num';
        var status = add(row, say[one[2]][language() === 'en' ? 1 : 0], 'td', one[12]);
        status.className = 'st';
        status.dataset.s = one[2];
        status.firstChild.insertAdjacentHTML('afterbegin', '<svg class="i" aria-hidden="true"><use href="#i-' + one[2] + '"/></svg> ');
        pieces.appendChild(row);
      });
      list.tBodies[0].replaceChildren(pieces);
      more.hidden = found.length <= limit;
    }
    function value(n) {
      var one = data[n];
      if (sort.column === 0) return where[one[0]][0];
      if (sort.column === 6) return order.indexOf(one[2]);
      if (sort.column === 3 || sort.column === 4) {
        var number = /[\u2212-]?\d+(\.\d+)?/.exec(one[keys[sort.column]]);
        return number ? parseFloat(number[0].replace('\u2212', '-')) : '';
      }
      var v = one[keys[sort.column]];
      return v === null ? '' : v;
    }
    function select() {
      var find = wanted(), status = {}, any = false;
      chosen().forEach(function (name) { status[name] = true; any = true; });
      found = [];
      for (var n = 0; n < data.length; n++) {
        if (any && status[data[n][2]] !== true) continue;
        var fits = true;
        for (var w = 0; fits && w < find.length; w++) fits = text(n).indexOf(find[w]) >= 0;
        if (fits) found.push(n);
      }
      if (sort.column >= 0) {
        var values = {};
        found.forEach(function (i) { values[i] = value(i); });
        found.sort(function (a, b) {
          var c = compare(values[a], values[b]);
          return (Math.abs(c) === 2 ? c : sort.down ? -c : c) || a - b;
        });
      }
      limit = step;
      draw();
      tellShown(any || find.length > 0, found.length, data.length);
    }
    sortHeads(list, function (column, down) {
      sort = { column: column, down: down };
      all('thead th', list).forEach(function (head, n) {
        if (n === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending'); else head.removeAttribute('aria-sort');
      });
      select();
      keep('sort', column < 0 ? '' : column + (down ? '-' : ''));
    });
    var kept = /^([0-6])(-?)$/.exec(query.get('sort') || '');
    if (kept) {
      sort = { column: +kept[1], down: kept[2] === '-' };
      list.tHead.rows[0].cells[sort.column].setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
    }
    more.firstElementChild.addEventListener('click', function () { limit += step * 5; draw(); });
    byId('list-fallback').hidden = true;
    byId('unfold').hidden = byId('fold').hidden = true;
    list.hidden = false;
    window.duizhangFilter.onChange = select;
    rows = data;
  }

  // ---- The overview of many years: the same, with a bar for each row.

  if (byId('years-data')) startYears();
  function startYears() {
    var data = JSON.parse(byId('years-data').textContent);
    var table = byId('years-box').querySelector('table'), find = byId('years-words'), told = byId('years-shown');
    var more = byId('years-more'), step = 100, limit = step, found = [], sort = { column: -1, down: false };
    var is = {};
    data.statuses.forEach(function (name, n) { is[name] = n + 3; });
    // met, assessable, all, unreported, missed
    var sums = data.rows.map(function (row) {
      var met = row[is.exceeded] + row[is.better] + row[is.met] + row[is.mostly_met], all = 0;
      for (var n = 3; n < row.length; n++) all += row[n];
      return [met, met + row[is.missed], all, row[is.unreported], row[is.missed]];
    });
    function clean(text) { return String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''); }
    function place(row) { var one = data.places[row[0]]; return clean(language() === 'en' && one[1] ? one[1] : one[0]); }
    function cell(parent, kind, name, words, href) {
      var one = document.createElement(kind);
      one.className = name;
      if (kind === 'th') one.scope = 'row';
      if (href) {
        var link = document.createElement('a');
        link.href = href;
        link.textContent = words;
        one.appendChild(link);
      } else one.textContent = words;
      parent.appendChild(one);
      return one;
    }
    function draw() {
      var pieces = document.createDocumentFragment(), before = -1;
      found.slice(0, limit).forEach(function (n) {
        var row = data.rows[n], sum = sums[n], line = document.createElement('tr'), bar = document.createElement('span');
        if (row[0] !== before) line.className = 'first';
        before = row[0];
        cell(line, 'th', 'p', place(row), data.places[row[0]][4]).firstChild.lang = 'zh';
        cell(line, 'td', 'y', row[1] ? row[1] + (language() === 'en' ? '' : ' 年') : '?', row[2]);
        sum.forEach(function (number, k) { cell(line, 'td', ['', '', '', 'u', 'm ms'][k] + (k > 2 && number === 0 ? ' z' : ''), number); });
        bar.className = 'bar';
        bar.setAttribute('aria-hidden', 'true');
        data.statuses.forEach(function (name, k) {
          if (!row[k + 3]) return;
          var part = document.createElement('i');
          part.dataset.s = name;
          part.style.flexGrow = row[k + 3];
          bar.appendChild(part);
        });
        cell(line, 'td', 'b', '').appendChild(bar);
        pieces.appendChild(line);
      });
      table.tBodies[0].replaceChildren(pieces);
      more.hidden = found.length <= limit;
      told.textContent = told.dataset[language()].replace('{shown}', found.length).replace('{all}', data.rows.length);
    }
    function select() {
      var want = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      found = [];
      data.rows.forEach(function (row, n) {
        var text = (data.places[row[0]].slice(0, 4).join(' ') + ' ' + row[1]).toLowerCase();
        if (want.every(function (word) { return text.indexOf(word) >= 0; })) found.push(n);
      });
      var key = function (n) { return sort.column === 0 ? place(data.rows[n]) : sort.column === 1 ? data.rows[n][1] : sums[n][sort.column - 2]; };
      if (sort.column >= 0) found.sort(function (a, b) { var c = compare(key(a), key(b)); return (sort.down ? -c : c) || a - b; });
      limit = step;
      draw();
    }
    function mark() {
      all('thead th', table).forEach(function (head, n) {
        if (n === sort.column) head.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending'); else head.removeAttribute('aria-sort');
      });
    }
    sortHeads(table, function (column, down) {
      sort = { column: column, down: down };
      mark();
      select();
      keep('years', column < 0 ? '' : column + (down ? '-' : ''));
    });
    var kept = /^([0-6])(-?)$/.exec(query.get('years') || '');
    if (kept) sort = { column: +kept[1], down: kept[2] === '-' };
    mark();
    find.value = query.get('q') || '';
    var later = 0;
    find.addEventListener('input', function () {
      clearTimeout(later);
      later = setTimeout(function () { keep('q', find.value); select(); }, 120);
    });
    byId('years-form').addEventListener('submit', function (event) { event.preventDefault(); });
    more.firstElementChild.addEventListener('click', function () { limit += step * 5; draw(); });
    byId('years-fallback').hidden = true;
    byId('years-form').hidden = byId('years-box').hidden = false;
    window.duizhangOnLanguage(draw);
    select();
  }

  setLanguage(query.get('lang') === 'en' ? 'en' : 'zh');
  if (form) {
    form.hidden = rows.length === 0;
    if (window.duizhangFilter.onChange || words.value || chosen().length) refresh();
  }
  reveal();
})();
