'use strict';

// Draws the price line of one asset and keeps it fresh; everything else on the page is fetched by htmx.
(() => {
  const place = document.getElementById('price-line');
  if (!place) return;
  const note = document.getElementById('price-note');
  const tabs = [...document.querySelectorAll('[data-asset]')];
  const market = place.dataset.market;
  let asset = tabs.length ? (tabs.find(tab => tab.dataset.asset === 'WETH') || tabs[0]).dataset.asset : null;
  let chart = null;

  const ink = () => getComputedStyle(document.documentElement).getPropertyValue('--pico-color').trim();
  const line = () => getComputedStyle(document.documentElement).getPropertyValue('--pico-primary').trim();
  const grid = () => getComputedStyle(document.documentElement).getPropertyValue('--pico-muted-border-color').trim();

  const moment = second => second == null ? '–' : new Date(second * 1000).toISOString().slice(5, 16).replace('T', ' ');

  function draw(points) {
    const data = [points.map(p => Date.parse(p.receivedAt) / 1000), points.map(p => Number(p.price))];
    if (chart) {
      chart.setData(data);
      return;
    }
    const axis = () => ({ stroke: ink(), grid: { stroke: grid() }, ticks: { stroke: grid() } });
    chart = new uPlot({
      width: place.clientWidth,
      height: 260,
      tzDate: second => uPlot.tzDate(new Date(second * 1000), 'UTC'),
      axes: [{ ...axis(), space: 100, values: (_, seconds) => seconds.map(moment) }, { ...axis(), size: 80 }],
      series: [{ label: 'UTC', value: (_, second) => moment(second) }, { label: asset, stroke: line(), width: 1.5 }]
    }, data, place);
  }

  async function refresh() {
    if (!asset || document.hidden) return;
    const wanted = asset;
    const replay = document.querySelector('[data-from]');
    const query = new URLSearchParams({ points: '600' });
    if (replay) query.set('from', replay.dataset.from);
    const address = `/api/v1/prices/${encodeURIComponent(market)}/${encodeURIComponent(wanted)}/history?${query}`;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const history = await answer.json();
      if (wanted !== asset) return;
      const last = history.items.at(-1);
      note.textContent = last ? `${asset} ${last.price}, observed ${last.observedAt} by ${last.source}` : `No price of ${asset} yet.`;
      if (last) draw(history.items);
    } catch (error) {
      note.textContent = `The prices cannot be fetched (${error.message}).`;
    }
  }

  function choose(name) {
    asset = name;
    tabs.forEach(tab => tab.setAttribute('aria-pressed', String(tab.dataset.asset === name)));
    if (chart) chart.destroy();
    chart = null;
    refresh();
  }

  tabs.forEach(tab => tab.addEventListener('click', () => choose(tab.dataset.asset)));
  window.addEventListener('resize', () => chart && chart.setSize({ width: place.clientWidth, height: 260 }));
  document.body.addEventListener('htmx:afterSettle', event => {
    if (event.target.querySelector('[data-from]') && !place.dataset.replaySeen) {
      place.dataset.replaySeen = 'yes';
      refresh();
    }
  });
  if (asset) choose(asset);
  setInterval(refresh, 2000);
})();
