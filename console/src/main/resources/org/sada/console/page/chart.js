// A line of one KPI over days, as SVG.

const WIDTH = 560;
const HEIGHT = 190;
const LEFT = 52;
const TOP = 10;
const BOTTOM = 26;

/**
 * @param points {label, value, low, high, final, text}; value null where there is none
 * @param options {label, share, mirrored, format}
 */
export function chart(points, options) {
  const svg = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'chart', role: 'img', 'aria-label': options.label });
  const known = points.filter(point => point.value !== null);
  if (known.length === 0) {
    return svg;
  }
  const [least, most] = bounds(known, options.share);
  const flip = x => options.mirrored ? WIDTH - x : x;
  const x = i => flip(LEFT + (WIDTH - LEFT - 12) * (points.length === 1 ? 0.5 : i / (points.length - 1)));
  const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - least) / (most - least));

  for (const share of [0, 0.5, 1]) {
    const value = least + share * (most - least);
    svg.append(element('line', { class: 'grid', x1: flip(LEFT - 6), x2: flip(WIDTH), y1: y(value), y2: y(value) }));
    svg.append(text(flip(LEFT - 10), y(value) + 4, options.mirrored ? 'start' : 'end', options.format(value)));
  }
  for (const run of runs(points)) {
    const band = run.map(i => `${x(i)},${y(Math.min(most, points[i].high ?? points[i].value))}`)
      .concat(run.toReversed().map(i => `${x(i)},${y(Math.max(least, points[i].low ?? points[i].value))}`));
    svg.append(element('polygon', { class: 'band', points: band.join(' ') }));
    for (let k = 1; k < run.length; k++) {
      const open = points[run[k]].final ? '' : ' open';
      const ends = [run[k - 1], run[k]].map(i => `${x(i)},${y(points[i].value)}`).join(' ');
      svg.append(element('polyline', { class: 'line' + open, points: ends }));
    }
  }
  points.forEach((point, i) => {
    if (point.value !== null) {
      const dot = element('circle', { class: point.final ? 'dot' : 'dot open', cx: x(i), cy: y(point.value), r: 3.5 });
      const title = element('title', {});
      title.textContent = point.text;
      dot.append(title);
      svg.append(dot);
    }
  });
  const last = points.length - 1;
  const marks = last > 7 ? [0, Math.round(last / 2), last] : points.map((point, i) => i);
  for (const i of marks) {
    const end = i === last && last > 0 ? (options.mirrored ? 'start' : 'end') : 'middle';
    svg.append(text(x(i), HEIGHT - 6, end, points[i].label));
  }
  return svg;
}

function bounds(points, share) {
  const values = points.flatMap(point => [point.value, point.low ?? point.value, point.high ?? point.value]);
  let least = share ? Math.floor(Math.min(...values) * 10) / 10 : 0;
  let most = share ? Math.ceil(Math.max(...values) * 10) / 10 : Math.max(...values) * 1.1;
  if (most - least < 1e-9) {
    most = least + (share ? 0.1 : 1);
  }
  return [least, Math.min(most, share ? Math.max(1, least + 0.1) : most)];
}

/** Indices of points that have a value, split where one has none. */
function runs(points) {
  const all = [];
  points.forEach((point, i) => {
    if (point.value === null) {
      return;
    }
    if (i > 0 && points[i - 1].value !== null) {
      all.at(-1).push(i);
    } else {
      all.push([i]);
    }
  });
  return all;
}

function text(x, y, anchor, content) {
  const node = element('text', { x, y, 'text-anchor': anchor, direction: 'ltr' });
  node.textContent = content;
  return node;
}

function element(name, attributes) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  return node;
}
