import { chart } from './chart.js';
import { date, figure, kpiHint, kpiName, language, number, percent, switchLanguage, word } from './words.js';

const POLL_MS = 5000;
const CARDS = ['fcr', 'service_level', 'asa_s', 'abandonment', 'aht_s', 'csat', 'nps', 'complaint_rate'];
const COLUMNS = ['fcr', 'service_level', 'asa_s', 'wait_p90_s', 'abandonment', 'aht_s', 'transfer_rate', 'csat'];
const OTHERS = ['containment', 'verified_containment'];
const METRICS = [...new Set([...CARDS, ...COLUMNS, ...OTHERS])];
const OF_AGENTS = ['occupancy'];
const PERIODS = ['today', 'week', 'all', 'days'];
const TREND_DAYS = 14;
const TABLE_DAYS = 31;

const KEY = 'sada.key';

// the key's own where there is a key and the address names none
const tenant = new URLSearchParams(location.search).get('tenant');
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
let period = 'all';
let shown = null;
let trouble = null;
let asked = 0;

const at = id => document.getElementById(id);

class Refusal extends Error {}

/** The key stays in this tab, and goes with it; it is never part of an address. */
function headers() {
  const key = sessionStorage.getItem(KEY);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

async function get(path, parameters) {
  let response;
  try {
    const query = new URLSearchParams({ ...(tenant ? { tenant } : {}), ...parameters });
    response = await fetch(`${path}?${query}`, { headers: headers(), signal: AbortSignal.timeout(60_000) });
  } catch {
    throw new Refusal(word('serverAway'));
  }
  if (response.ok) {
    at('key-form').hidden = true;
    return response.json();
  }
  if (response.status === 401 || response.status === 403) {
    at('key-form').hidden = false;
    throw new Refusal(sessionStorage.getItem(KEY) ? word('keyRefused', { detail: (await response.json().catch(() => ({}))).detail ?? '' }) : word('keyNeeded'));
  }
  const problem = await response.json().catch(() => ({}));
  if (response.status === 400 && String(problem.detail).startsWith('tz ')) {
    zone = 'UTC';
  }
  throw new Refusal(response.status === 503 ? word('storeAway') : word('refused', { detail: problem.detail ?? response.status }));
}

/** The first moment of the local day, so many days before the one of the newest event. */
function day(watermark, before) {
  const [year, month, dayOfMonth] = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(watermark)).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, dayOfMonth - before)).toISOString().slice(0, 10);
}

async function read() {
  const ledger = await get('/v1/ledger', {});
  if (!ledger.watermark) {
    return { ledger, overall: [], rows: [], trend: [] };
  }
  const since = before => ({ from: day(ledger.watermark, before), to: day(ledger.watermark, -1) });
  const range = { today: since(0), week: since(6), all: {}, days: since(TABLE_DAYS - 1) }[period];
  const base = { tz: zone, measures: 'none' };
  const metric = METRICS.join(',');
  const [overall, agents, rows, trend] = await Promise.all([
    get('/v1/kpis', { ...base, ...range, metric }),
    get('/v1/kpis', { ...base, ...range, metric: OF_AGENTS.join(',') }),
    get('/v1/kpis', { ...base, ...range, metric, ...(period === 'days' ? { every: 'P1D' } : { by: 'queue' }) }),
    get('/v1/kpis', { ...base, ...since(TREND_DAYS - 1), metric: 'fcr,asa_s', every: 'P1D' })
  ]);
  overall.forEach(row => Object.assign(row.kpis, agents[0]?.kpis));
  return { ledger, overall, rows: period === 'days' ? rows.reverse() : rows, trend, period, at: new Date() };
}

async function refresh() {
  const turn = ++asked;
  try {
    const answer = await read();
    if (turn !== asked) {
      return;
    }
    shown = answer;
    trouble = null;
  } catch (failure) {
    if (turn !== asked) {
      return;
    }
    trouble = failure instanceof Refusal ? failure.message : String(failure);
  }
  draw();
}

function draw() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.querySelectorAll('[data-word]').forEach(node => { node.textContent = word(node.dataset.word); });
  at('language').textContent = word('other');
  at('language').lang = language === 'ar' ? 'en' : 'ar';
  at('tenant').textContent = !tenant || tenant === 'default' ? '' : word('tenant', { tenant });
  at('trouble').textContent = trouble ?? '';
  at('trouble').hidden = trouble === null;
  drawPeriods();
  drawStanding();
  const overall = shown?.overall[0];
  at('figures').hidden = !overall;
  at('figures').classList.toggle('stale', trouble !== null);
  at('nothing').hidden = Boolean(overall) || (!shown && trouble !== null);
  at('nothing').textContent = !shown ? word('waiting') : word(shown.ledger.watermark ? 'nothing' : 'empty');
  at('range').textContent = overall
    ? word('range', { from: moment(overall.from), to: moment(overall.to), zone }) : '';
  if (overall) {
    at('cards').replaceChildren(...CARDS.concat([...OTHERS, ...OF_AGENTS].filter(kpi => overall.kpis[kpi]?.n > 0)).map(kpi => card(kpi, overall.kpis[kpi])));
    drawTable();
    drawTrends();
    at('meanings').replaceChildren(...METRICS.concat(OF_AGENTS).flatMap(kpi => [make('dt', kpiName(kpi)), make('dd', kpiHint(kpi))]));
  }
}

function drawPeriods() {
  const watermark = shown?.ledger.watermark;
  const live = !watermark || day(watermark, 0) === day(new Date(), 0);
  at('periods').setAttribute('aria-label', word('periods'));
  PERIODS.forEach((name, i) => {
    const button = at('periods').children[i] ?? at('periods').appendChild(periodButton(name));
    button.textContent = word(name === 'today' && !live ? 'latest' : name);
    button.setAttribute('aria-pressed', String(name === period));
  });
}

function periodButton(name) {
  const button = make('button');
  button.type = 'button';
  button.addEventListener('click', () => {
    period = name;
    drawPeriods();
    refresh();
  });
  return button;
}

function drawStanding() {
  const time = shown?.at && date(shown.at, zone, { timeStyle: 'medium' });
  const watermark = shown?.ledger.watermark;
  at('standing').textContent = !time ? '' : trouble !== null ? word('unreached', { time })
    : word('standing', { time, watermark: moment(watermark) });
  const total = shown?.ledger.total;
  at('account').textContent = !total || !total.events_received ? ''
    : word('account', Object.fromEntries(['received', 'repeated', 'rejected', 'counted', 'late']
      .map(name => [name, number(total[`events_${name}`])]))) + (total.balanced ? '' : ' ' + word('unbalanced'));
}

function card(kpi, value) {
  const node = make('article');
  node.className = standing(value, 'card');
  node.append(make('h3', kpiName(kpi)), ...parts(kpi, value, 'p'), make('p', kpiHint(kpi), 'hint'));
  return node;
}

/** Value, interval and n; then whether it is final, and if not what is expected. */
function parts(kpi, value, tag) {
  if (value.value === null) {
    return [make(tag, '–', 'value'), make(tag, word('none'), 'detail')];
  }
  const interval = value.low === null ? '' : word('interval', { low: figure(kpi, value.low), high: figure(kpi, value.high) });
  const nodes = [
    make(tag, figure(kpi, value.value), 'value'),
    ...[interval, basis(kpi, value.n)].filter(Boolean).map(text => make('span', text, 'detail')),
    make('span', word(value.final ? 'final' : 'provisional'), 'badge')
  ];
  if (!value.final && value.expected !== undefined && value.expected !== null) {
    const bar = make('progress');
    bar.max = 1;
    bar.value = value.mature;
    bar.setAttribute('aria-label', word('maturity'));
    nodes.push(make(tag, word('outlook', { mature: percent(value.mature), expected: percent(value.expected) }), 'outlook'), bar);
  }
  return nodes;
}

/** What the figure rests on: a count, or milliseconds of agents' time. */
function basis(kpi, n) {
  return OF_AGENTS.includes(kpi) ? word('hours', { value: number(n / 3_600_000, 1) }) : word('n', { n: number(n) });
}

function drawTable() {
  const byDay = shown.period === 'days';
  at('table-title').textContent = word(byDay ? 'byDay' : 'byQueue');
  const heads = [make('th', word(byDay ? 'day' : 'queue')), ...COLUMNS.map(kpi => {
    const head = make('th', kpiName(kpi));
    head.title = kpiHint(kpi);
    return head;
  })];
  heads.forEach(head => { head.scope = 'col'; });
  const head = make('tr');
  head.append(...heads);
  at('table').tHead.replaceChildren(head);
  at('table').tBodies[0].replaceChildren(...shown.rows.map(row => {
    const line = make('tr');
    const name = make('th');
    name.scope = 'row';
    // a queue's name may be of either script, whatever the language of the page
    name.append(byDay ? dayName(row.from) : make('bdi', row.queue ?? word('unknown'), row.queue === null ? 'unknown' : ''));
    line.append(name, ...COLUMNS.map(kpi => {
      const cell = make('td');
      cell.className = standing(row.kpis[kpi], '');
      cell.append(...parts(kpi, row.kpis[kpi], 'span'));
      return cell;
    }));
    return line;
  }));
}

function drawTrends() {
  for (const [id, kpi] of [['chart-fcr', 'fcr'], ['chart-asa', 'asa_s']]) {
    const points = trendDays().map(([name, row]) => {
      if (!row) {
        return { label: shortDay(name), value: null };
      }
      const { value, low, high, n, final } = row.kpis[kpi];
      const text = value === null ? '' : `${dayName(row.from)}: ${figure(kpi, value)}, ${word('n', { n: number(n) })}, ${word(final ? 'final' : 'provisional')}`;
      return { label: shortDay(name), value, low, high, final, text };
    });
    const latest = points.filter(point => point.value !== null).at(-1)?.text ?? word('none');
    at(`${id}-title`).textContent = kpiName(kpi);
    at(id).replaceChildren(chart(points, {
      label: `${kpiName(kpi)}. ${latest}`,
      share: kpi === 'fcr',
      mirrored: language === 'ar',
      format: value => kpi === 'fcr' ? percent(value) : word('seconds', { value: number(value) })
    }));
  }
}

/** Each day since the first with a contact, with its row; a day without contacts has none. */
function trendDays() {
  const rows = new Map(shown.trend.map(row => [row.from.slice(0, 10), row]));
  const days = Array.from({ length: TREND_DAYS }, (_, i) => day(shown.ledger.watermark, TREND_DAYS - 1 - i));
  return days.slice(Math.max(0, days.findIndex(name => rows.has(name)))).map(name => [name, rows.get(name)]);
}

const shortDay = name => date(`${name}T12:00:00Z`, 'UTC', { day: 'numeric', month: 'short' });
const standing = (value, name) => value.value === null || value.final ? name : `${name} provisional`.trim();
const moment = time => date(time, zone, { dateStyle: 'medium', timeStyle: 'short' });
const dayName = time => date(time, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

function make(tag, text = '', name = '') {
  const node = document.createElement(tag);
  node.textContent = text;
  if (name) {
    node.className = name;
  }
  return node;
}

at('language').addEventListener('click', () => {
  switchLanguage();
  draw();
});
at('key-form').addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem(KEY, at('key').value.trim());
  at('key').value = '';
  refresh();
});
document.addEventListener('visibilitychange', () => document.hidden || refresh());

async function poll() {
  await (document.hidden ? null : refresh());
  setTimeout(poll, POLL_MS);
}

draw();
poll();
