"use client";

import {
  Bar,
  BarChart,
  ReferenceLine,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { type EquityPoint, stackOf } from "./equity-data.ts";

/** Saved money per year-end. A picture of the table beside it, so it is hidden from screen readers. */
export default function EquityBars({
  points,
  format,
}: {
  readonly points: readonly EquityPoint[];
  readonly format: (amount: number) => string;
}) {
  const data = points.map((point) => ({ ...stackOf(point), name: point.label }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        stackOffset="sign"
        barCategoryGap="31%"
        margin={{ top: 18, right: 128, bottom: 0, left: 12 }}
        accessibilityLayer={false}
      >
        <defs>
          <pattern
            id="undecided-stripes"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="7" height="7" className="bar-undecided-ground" />
            <line x1="0" y1="0" x2="0" y2="7" className="bar-undecided-line" />
          </pattern>
        </defs>
        <XAxis dataKey="name" tickLine={false} axisLine={false} interval={0} tickMargin={8} />
        <YAxis hide domain={[(low: number) => Math.min(0, low), (high: number) => Math.max(0, high)]} />
        <Bar dataKey="used" stackId="equity" className="bar-used" isAnimationActive={false} maxBarSize={72} />
        <Bar
          dataKey="undecided"
          stackId="equity"
          className="bar-undecided"
          fill="url(#undecided-stripes)"
          isAnimationActive={false}
          maxBarSize={72}
        />
        <ReferenceLine y={0} className="bar-base" />
        <Recommendation points={points} format={format} />
        <Amounts points={points} format={format} />
      </BarChart>
    </ResponsiveContainer>
  );
}

interface LayerProps {
  readonly points: readonly EquityPoint[];
  readonly format: (amount: number) => string;
}

/** The middle and half the width of each bar. */
function useBands(points: readonly EquityPoint[]) {
  const plot = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!plot || !x || !y) return null;
  const width = plot.width / points.length;
  const bar = Math.min(72, width * 0.69);
  return {
    plot,
    y: (amount: number) => y(amount) ?? 0,
    band: (index: number) => ({ from: plot.x + index * width, to: plot.x + (index + 1) * width }),
    edge: (index: number) => plot.x + (index + 0.5) * width + bar / 2,
  };
}

/** A stepped line: the recommendation may differ from year to year. Labelled where it ends. */
function Recommendation({ points, format }: LayerProps) {
  const bands = useBands(points);
  if (!bands) return null;
  const steps = points.flatMap((point, index) =>
    point.recommended === null ? [] : [{ y: bands.y(point.recommended), ...bands.band(index) }],
  );
  const last = points.findLast((point) => point.recommended !== null);
  const [first] = steps;
  const end = steps.at(-1);
  if (!first || !end || !last || last.recommended === null) return null;
  // The opening bar has no recommendation of its own; the line starts under it for the eye's sake.
  const start = Math.min(first.from, bands.plot.x);
  const path = steps.map((step) => `V${step.y}H${step.to}`).join("");
  return (
    <g>
      <path d={`M${start} ${first.y}${path}H${end.to + 8}`} className="recommended-line" />
      <text x={end.to + 12} y={end.y - 3} className="recommended-text">
        <tspan>Rekommenderat</tspan>
        <tspan x={end.to + 12} dy="1.25em">
          högst {format(last.recommended)}
        </tspan>
      </text>
    </g>
  );
}

/** Amounts beside the bar's own parts, kept apart where the parts are thin. */
function Amounts({ points, format }: LayerProps) {
  const bands = useBands(points);
  if (!bands) return null;
  return (
    <g>
      {points.map((point, index) => {
        const x = bands.edge(index) + 6;
        if (point.all === null) return null;
        const used = labelY(bands.y(point.all), point.all, bands.y(0));
        const { undecided } = stackOf(point);
        const top = undecided > 0 && point.decided !== null ? bands.y(point.decided) + 9 : null;
        return (
          <g key={point.label}>
            {top !== null && point.decided !== null ? (
              <text x={x} y={Math.min(top, used - 16)} className="bar-text">
                {format(point.decided)}
              </text>
            ) : null}
            <text x={x} y={used} className="bar-text bar-text-used">
              {format(point.all)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function labelY(end: number, amount: number, base: number): number {
  return amount < 0 ? end : Math.min(end + 11, base - 3);
}
