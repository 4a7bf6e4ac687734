/**
 * The script of the page: draws every curve of the JSON beside it, the function and its gradient. Kept as
 * text, since it runs in a browser and is compiled by nobody.
 */
export const DRAW_CURVES = `
'use strict';
const curves = JSON.parse(document.getElementById('curves').textContent);
const ink = getComputedStyle(document.body);
const colour = (name) => ink.getPropertyValue(name).trim();
const axis = () => ({ stroke: colour('--text'), grid: { stroke: colour('--rule') }, ticks: { stroke: colour('--rule') } });
const digits = (v, n) => v !== 0 && (Math.abs(v) >= 1e5 || Math.abs(v) < 1e-4) ? v.toExponential(n - 1).replace(/\\.?0*e\\+?/, 'e') : String(Number(v.toPrecision(n)));
const short = (v) => v === null || v === undefined ? '–' : digits(v, 6);
const tick = (u, all) => all.map((v) => v === null ? '' : digits(v, 3));

/**
 * How numbers become heights, and back: as they are, or by powers of ten where they span many, with the
 * stretch around 0 linear.
 */
function heightOf(lists) {
  const sizes = lists.flat().filter((v) => v !== null && v !== 0).map(Math.abs).sort((a, b) => a - b);
  const low = sizes[Math.floor(sizes.length / 5)];
  if (sizes.length === 0 || sizes.at(-1) / low <= 1e3) return { there: (v) => v, back: (h) => h };
  return {
    there: (v) => v === null ? null : Math.sign(v) * (Math.abs(v) < low * 1e6 ? Math.log10(1 + Math.abs(v) / low) : Math.log10(Math.abs(v)) - Math.log10(low)),
    back: (h) => Math.sign(h) * (Math.abs(h) < 6 ? low * (10 ** Math.abs(h) - 1) : 10 ** (Math.abs(h) + Math.log10(low))),
  };
}

/** A line that is flat is drawn in the middle. */
function rangeOf(u, min, max) {
  if (min === null) return [-1, 1];
  const room = max > min ? (max - min) * 0.06 : Math.abs(max) || 1;
  return [min - room, max + room];
}

/** Shades where the gradient is no number, and marks the input that was examined. */
function marks(curve) {
  return (u) => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.fillStyle = colour('--bad-wash');
    const step = curve.x.length > 1 ? (curve.x[1] - curve.x[0]) / 2 : 0;
    curve.x.forEach((x, i) => {
      if (!curve.sick[i]) return;
      const from = Math.max(bbox.left, u.valToPos(x - step, 'x', true));
      const to = Math.min(bbox.left + bbox.width, u.valToPos(x + step, 'x', true));
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
    });
    ctx.strokeStyle = colour('--bad');
    ctx.setLineDash([4, 4]);
    const at = u.valToPos(curve.at, 'x', true);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  };
}

function chart(place, curve, title, series) {
  const { there, back } = heightOf(series.map(({ data }) => data));
  const shown = (u, v) => short(v === null || v === undefined ? v : back(v));
  new uPlot({
    title,
    width: Math.min(560, Math.max(320, place.clientWidth / 2 - 12)),
    height: 260,
    scales: { x: { time: false }, y: { range: rangeOf } },
    axes: [{ ...axis(), values: tick }, { ...axis(), values: (u, all) => tick(u, all.map(back)), size: 84 }],
    series: [{ label: curve.label, value: (u, v) => short(v) }, ...series.map(({ data, ...rest }) => ({ value: shown, ...rest }))],
    hooks: { drawClear: [marks(curve)] },
  }, [curve.x, ...series.map(({ data }) => data.map(there))], place);
}

for (const place of document.querySelectorAll('[data-curve]')) {
  const curve = curves[Number(place.dataset.curve)];
  chart(place, curve, 'the function along ' + curve.label, [
    { label: 'value', data: curve.value, stroke: colour('--flow'), width: 2 },
  ]);
  chart(place, curve, 'its gradient (shaded: NaN or infinite)', [
    { label: 'true slope', data: curve.truth, stroke: colour('--good'), width: 6, spanGaps: true, points: { show: false } },
    { label: 'gradient', data: curve.gradient, stroke: colour('--flow'), width: 2 },
  ]);
}
`;
