// The pictures: drawn by Observable Plot (plot.bundle.js) from data that stands in the page, in the page's language
// and colours. Each repeats what a table of the same page says, so that nothing is lost where it is not drawn.
(function () {
  'use strict';
  var P = window.duizhangPlot, words = window.duizhangWords || {};
  var figures = Array.prototype.slice.call(document.querySelectorAll('figure.chart'));
  if (!P || figures.length === 0) return;
  var english = function () { return document.documentElement.dataset.lang === 'en'; };
  var say = function (key) { return words[key] ? words[key][english() ? 1 : 0] : key; };
  var name = function (d) { return english() ? d.en : d.zh; };
  var facet = function (d) { return english() ? d.fe : d.fz; };
  var color = function (d) { return 'var(--' + d.s + ')'; };
  // Filled shapes only, so that each can be told in black and white.
  var shapes = {
    exceeded: 'triangle', better: 'diamond', met: 'circle', mostly_met: 'square', missed: 'cross', unreported: 'star', claimed: 'wye',
    admitted: 'wye', incomparable: 'wye', in_progress: 'wye', not_due: 'wye', source_missing: 'wye', qualitative: 'wye'
  };
  var symbol = { domain: Object.keys(shapes), range: Object.keys(shapes).map(function (s) { return shapes[s]; }) };
  var number = function (x) { return typeof x === 'number' && isFinite(x); };

  function short(text, most) { return Array.from(text).length > most ? Array.from(text).slice(0, most - 1).join('') + '…' : text; }
  // Room for labels: Chinese characters are one wide, others half.
  function room(texts, most) {
    var widest = 0;
    texts.forEach(function (text) {
      var width = 0;
      Array.from(text).forEach(function (c) { width += c.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8; });
      widest = Math.max(widest, width);
    });
    return Math.min(widest + 14, most);
  }
  function told(d) {
    var lines = [name(d) + (d.year ? ' ' + d.year : ''), say('table.target') + ' ' + (english() ? d.te : d.tz)];
    if (d.rz) lines.push(say('table.result') + ' ' + (english() ? d.re : d.rz));
    return lines.concat(say(d.s)).join('\n');
  }
  // The value that a target is seen at.
  function aim(d) { return number(d.low) && number(d.high) ? (d.low + d.high) / 2 : number(d.low) ? d.low : d.high; }

  // Most values and no outlier that would flatten them.
  function window_of(values) {
    var sorted = values.filter(number).sort(function (a, b) { return a - b; });
    if (sorted.length === 0) return [0, 1];
    var at = function (q) { return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]; };
    var middle = at(0.5), spread = Math.max(at(0.85) - middle, middle - at(0.15), 2) * 3;
    var low = Math.max(sorted[0], middle - spread), high = Math.min(sorted[sorted.length - 1], middle + spread);
    var pad = Math.max((high - low) * 0.06, 0.3);
    return [Math.min(low - pad, low > 0 && low - pad < 0 ? 0 : low - pad), high + pad];
  }
  function note(figure, count) {
    var line = figure.querySelector('.cut');
    if (!line) {
      line = document.createElement('p');
      line.className = 'cut';
      figure.appendChild(line);
    }
    line.textContent = count > 0 ? say('chart.cut').replace('{count}', count) : '';
  }
  // As many as stand on a screen: the furthest behind their target, up to half when others are as far ahead.
  var most_drawn = 14;
  function telling(rows, gap) {
    var behind = rows.filter(function (d) { return gap(d) < 0; }).sort(function (a, b) { return gap(a) - gap(b); });
    var ahead = rows.filter(function (d) { return gap(d) >= 0; }).sort(function (a, b) { return gap(b) - gap(a); });
    var room = Math.max(most_drawn - behind.length, most_drawn / 2);
    ahead = ahead.slice(0, room);
    return behind.slice(0, most_drawn - ahead.length).concat(ahead);
  }
  // From the least to the greatest with room at the ends.
  function span_of(values) {
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values), pad = Math.max((high - low) * 0.06, 0.3);
    return [low >= 0 && low - pad < 0 ? 0 : low - pad, high + pad];
  }
  function base(width, more) {
    return Object.assign({
      width: width, color: { type: 'identity' }, symbol: symbol, className: 'drawn',
      style: { background: 'none', fontSize: '12px', fontFamily: 'inherit', color: 'var(--soft)', overflow: 'visible' }
    }, more);
  }

  // Target band, result dot and the way between them; the furthest behind first.
  function bands(figure, data, width) {
    // Only what may be held against each other.
    var drawn = data.filter(function (d) { return number(d.x) && number(aim(d)) && number(d.gap); });
    var values = function (rows) { return [].concat.apply([], rows.map(function (d) { return [d.x, aim(d)]; })); };
    var range = window_of(values(drawn));
    var inside = drawn.filter(function (d) { return d.x >= range[0] && d.x <= range[1] && aim(d) >= range[0] && aim(d) <= range[1]; });
    inside = telling(inside, function (d) { return d.gap; });
    note(figure, data.length - inside.length);
    if (inside.length === 0) return null;
    range = span_of(values(inside));
    inside.sort(function (a, b) { return (a.gap || 0) - (b.gap || 0); });
    var keys = inside.map(function (d, n) { return n; });
    var most = width < 500 ? 9 : 16;
    var label = function (n) { return short(name(inside[n]), english() ? most * 2 : most); };
    var y = function (d) { return inside.indexOf(d); };
    return P.plot(base(width, {
      height: inside.length * 24 + 56, marginLeft: room(keys.map(label), width * 0.42), marginRight: 16, marginTop: 8, marginBottom: 42,
      x: { domain: range, label: null, grid: false }, y: { type: 'band', domain: keys, padding: 0.35, label: null },
      marks: [
        P.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: width < 500 ? 4 : 8 }),
        P.axisX({ anchor: 'bottom', label: say('chart.growth'), labelAnchor: 'right', labelArrow: 'none', labelOffset: 38, color: 'var(--soft)', ticks: width < 500 ? 4 : 8 }),
        P.axisY({ tickFormat: label, tickSize: 0, label: null, color: 'var(--ink)' }),
        P.ruleX(range[0] <= 0 && range[1] >= 0 ? [0] : [], { stroke: 'var(--soft)' }),
        P.rect(inside, {
          x1: function (d) { return number(d.low) ? d.low : range[0]; }, x2: function (d) { return number(d.high) ? d.high : range[1]; },
          y1: y, y2: y, insetTop: 2, insetBottom: 2, fill: 'var(--band)', clip: true
        }),
        P.tickX(inside, { x: aim, y: y, stroke: 'var(--ink)', strokeWidth: 2 }),
        P.link(inside, { x1: aim, x2: 'x', y1: y, y2: y, stroke: color, strokeWidth: 2 }),
        P.dot(inside, { x: 'x', y: y, fill: color, symbol: 's', r: 5.5, title: told, href: 'href' })
      ]
    }));
  }

  function completion(figure, data, width) {
    var drawn = data.filter(function (d) { return number(d.share); });
    var values = function (rows) { return rows.map(function (d) { return d.share * 100; }).concat([100]); };
    var range = window_of(values(drawn));
    var inside = drawn.filter(function (d) { return d.share * 100 >= range[0] && d.share * 100 <= range[1]; });
    inside = telling(inside, function (d) { return d.s === 'missed' ? -Math.abs(d.share - 1) : Math.abs(d.share - 1); });
    note(figure, data.length - inside.length);
    if (inside.length === 0) return null;
    range = span_of(values(inside));
    inside.sort(function (a, b) { return a.share - b.share; });
    var keys = inside.map(function (d, n) { return n; });
    var label = function (n) { return short(name(inside[n]), (width < 500 ? 9 : 16) * (english() ? 2 : 1)); };
    var y = function (d) { return inside.indexOf(d); }, x = function (d) { return d.share * 100; };
    return P.plot(base(width, {
      height: inside.length * 24 + 56, marginLeft: room(keys.map(label), width * 0.42), marginRight: 16, marginTop: 8, marginBottom: 42,
      x: { domain: range, label: null }, y: { type: 'band', domain: keys, padding: 0.35, label: null },
      marks: [
        P.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: width < 500 ? 4 : 8 }),
        P.axisX({ anchor: 'bottom', label: say('chart.of_target'), labelAnchor: 'right', labelArrow: 'none', labelOffset: 38, color: 'var(--soft)', ticks: width < 500 ? 4 : 8 }),
        P.axisY({ tickFormat: label, tickSize: 0, label: null, color: 'var(--ink)' }),
        P.ruleX([100], { stroke: 'var(--ink)', strokeWidth: 2 }),
        P.link(inside, { x1: 100, x2: x, y1: y, y2: y, stroke: color, strokeWidth: 2 }),
        P.dot(inside, { x: x, y: y, fill: color, symbol: 's', r: 5.5, title: told, href: 'href' })
      ]
    }));
  }

  function grouped(data, key) {
    var out = new Map();
    data.forEach(function (d) { var k = key(d); if (!out.has(k)) out.set(k, []); out.get(k).push(d); });
    return out;
  }
  function grid(width, narrow) {
    var box = document.createElement('div');
    box.className = 'facets';
    var columns = Math.max(1, Math.floor(width / narrow));
    box.style.gridTemplateColumns = 'repeat(' + columns + ', minmax(0, 1fr))';
    box.columnWidth = Math.floor((width - (columns - 1) * 24) / columns);
    return box;
  }
  function titled(title, picture) {
    var one = document.createElement('div'), head = document.createElement('p');
    head.textContent = title;
    one.appendChild(head);
    one.appendChild(picture);
    return one;
  }

  // Targets as bars across, results as marks, a line through the results.
  function years(figure, data, width) {
    var drawn = data.filter(function (d) { return number(aim(d)) || (number(d.x) && number(d.gap)); });
    var shared = data.some(function (d) { return d.level; });
    var all = [].concat.apply([], drawn.map(function (d) { return [number(d.gap) ? d.x : null, aim(d)]; }));
    var span = [Math.min.apply(null, drawn.map(function (d) { return d.year; })), Math.max.apply(null, drawn.map(function (d) { return d.year; }))];
    var box = grid(width, width < 500 ? 150 : 260), ticks = [], every = Math.ceil((span[1] - span[0] + 1) / (width < 500 ? 3 : 6));
    for (var year = span[0]; year <= span[1]; year += every) ticks.push(year);
    grouped(drawn, facet).forEach(function (rows, title) {
      var values = [].concat.apply([], rows.map(function (d) { return [number(d.gap) ? d.x : null, aim(d)]; }));
      var range = window_of(shared ? all : values);
      if (!shared) range = [Math.min.apply(null, values.filter(number)) - 0.5, Math.max.apply(null, values.filter(number)) + 0.5];
      var aims = rows.filter(function (d) { return number(aim(d)); });
      // Without a gap the figure is of another kind: drawn, it would be taken for the result.
      var results = rows.filter(function (d) { return number(d.x) && number(d.gap); });
      var half = 0.42;
      box.appendChild(titled(title, P.plot(base(box.columnWidth, {
        height: width < 500 ? 120 : 150, marginLeft: 34, marginRight: 10, marginTop: 10, marginBottom: 24,
        x: { domain: [span[0] - 0.6, span[1] + 0.6], label: null }, y: { domain: range, label: null, nice: false },
        marks: [
          P.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
          P.axisX({ tickFormat: function (y) { return String(y); }, ticks: ticks, label: null, color: 'var(--soft)' }),
          P.axisY({ ticks: 4, label: null, color: 'var(--soft)' }),
          P.line(results, { x: 'year', y: 'x', stroke: 'var(--soft)', strokeWidth: 1, clip: true }),
          P.rect(aims.filter(function (d) { return number(d.low) && number(d.high) && d.low !== d.high; }), {
            x1: function (d) { return d.year - half; }, x2: function (d) { return d.year + half; }, y1: 'low', y2: 'high', fill: 'var(--band)', clip: true
          }),
          P.link(aims, { x1: function (d) { return d.year - half; }, x2: function (d) { return d.year + half; }, y1: aim, y2: aim, stroke: 'var(--ink)', strokeWidth: 2, clip: true, title: told }),
          P.dot(results, { x: 'year', y: 'x', fill: color, symbol: 's', r: 4.5, title: told, href: 'href', clip: true })
        ]
      }))));
    });
    note(figure, 0);
    return box;
  }

  var levels = ['national', 'province', 'city', 'county', 'zone', 'town'];
  function ladder(figure, data, width) {
    var rows = data.filter(function (d) { return number(aim(d)) && levels.indexOf(d.level) >= 0; });
    var range = window_of(rows.map(aim));
    var inside = rows.filter(function (d) { return aim(d) >= range[0] && aim(d) <= range[1]; });
    note(figure, rows.length - inside.length);
    if (inside.length === 0) return null;
    var present = levels.filter(function (level) { return inside.some(function (d) { return d.level === level; }); });
    var box = grid(width, 330);
    grouped(inside, function (d) { return d.year; }).forEach(function (ofYear, year) {
      box.appendChild(titled(String(year), P.plot(base(box.columnWidth, {
        height: present.length * 34 + 44, marginLeft: 64, marginRight: 12, marginTop: 6, marginBottom: 26,
        x: { domain: range, label: null }, y: { type: 'point', domain: present, padding: 0.6, label: null },
        marks: [
          P.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
          P.axisX({ ticks: 5, label: null, color: 'var(--soft)' }),
          P.axisY({ tickFormat: function (level) { return say('level.' + level); }, tickSize: 0, label: null, color: 'var(--ink)' }),
          P.dot(ofYear, {
            x: aim, y: 'level', r: 5, stroke: 'var(--link)', strokeWidth: 1.5, fill: 'var(--link)', fillOpacity: 0.25,
            title: function (d) { return facet(d) + '\n' + (english() ? d.te : d.tz); }, href: 'href'
          })
        ]
      }))));
    });
    return box;
  }

  var svgNamespace = 'http://www.w3.org/2000/svg';
  function shape(parent, kind, attributes, text) {
    var one = document.createElementNS(svgNamespace, kind);
    Object.keys(attributes).forEach(function (key) { one.setAttribute(key, attributes[key]); });
    if (text !== undefined) one.textContent = text;
    parent.appendChild(one);
    return one;
  }
  // disclosure → comparability → status
  function flow(figure, data, width) {
    if (width < 560) return null; // the table below says it better
    var nodes = new Map(), links = new Map();
    var node = function (column, key) {
      var id = column + key;
      if (!nodes.has(id)) nodes.set(id, { id: id, key: key, column: column });
      return id;
    };
    var link = function (from, to, status, count) {
      var id = from + '>' + to + '>' + status;
      if (!links.has(id)) links.set(id, { source: from, target: to, status: status, value: 0 });
      links.get(id).value += count;
    };
    data.forEach(function (row) {
      var a = node('0', 'disclosure.' + row[0]), b = node('1', 'comparability.' + row[1]), c = node('2', row[2]);
      link(a, b, row[2], row[3]);
      link(b, c, row[2], row[3]);
    });
    var height = Math.max(180, Math.min(420, nodes.size * 26));
    var side = 190;
    var graph = P.sankey().nodeId(function (d) { return d.id; }).nodeWidth(10).nodePadding(14).nodeAlign(P.sankeyLeft)
      .extent([[0, 8], [width - side, height - 8]])({ nodes: Array.from(nodes.values()), links: Array.from(links.values()) });
    var svg = document.createElementNS(svgNamespace, 'svg');
    svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    var path = P.sankeyLinkHorizontal();
    graph.links.forEach(function (d) {
      shape(svg, 'path', { d: path(d), fill: 'none', stroke: 'var(--' + d.status + ')', 'stroke-opacity': 0.3, 'stroke-width': Math.max(1, d.width) });
    });
    graph.nodes.forEach(function (d) {
      shape(svg, 'rect', { x: d.x0, y: d.y0, width: d.x1 - d.x0, height: Math.max(1, d.y1 - d.y0), fill: d.column === '2' ? 'var(--' + d.key + ')' : 'var(--soft)' });
      shape(svg, 'text', { x: d.x1 + 6, y: (d.y0 + d.y1) / 2, dy: '0.35em', fill: 'var(--ink)', 'font-size': 12.5, 'paint-order': 'stroke', stroke: 'var(--paper)', 'stroke-width': 4 }, say(d.key) + ' ' + d.value);
    });
    return svg;
  }

  // Characters that turn the writing around stay out of what is drawn.
  function visible(key, value) { return typeof value === 'string' ? value.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '') : value; }
  var kinds = { bands: bands, completion: completion, years: years, ladder: ladder, flow: flow };
  figures.forEach(function (figure) { figure.data = JSON.parse(figure.querySelector('script').textContent, visible); });
  function draw() {
    // All at once: the width of each depends on which others stand beside it.
    figures.forEach(function (figure) { figure.hidden = false; });
    figures.forEach(function (figure) {
      var place = figure.querySelector('.plot');
      var width = Math.floor(place.getBoundingClientRect().width);
      var picture = width > 0 ? kinds[figure.dataset.chart](figure, figure.data, width) : null;
      figure.hidden = !picture;
      place.replaceChildren();
      if (!picture) return;
      // For the eye; who cannot see it reads the table, and the keyboard finds the same links there.
      place.setAttribute('aria-hidden', 'true');
      Array.prototype.forEach.call(picture.querySelectorAll('a'), function (link) { link.setAttribute('tabindex', '-1'); });
      place.appendChild(picture);
    });
  }
  var last = 0, waiting = 0;
  addEventListener('resize', function () {
    if (Math.abs(innerWidth - last) < 8) return;
    last = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  });
  last = innerWidth;
  addEventListener('DOMContentLoaded', function () {
    if (window.duizhangOnLanguage) window.duizhangOnLanguage(draw);
    draw();
  });
})();
