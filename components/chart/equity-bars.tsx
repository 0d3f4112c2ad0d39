"use client";

import {
  Bar,
  BarChart,
  ReferenceLine,
  ResponsiveContainer,
  usePlotArea,
  useYAxisScale,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
} from "recharts";
import { type EquityPoint, stackOf } from "./equity-data.ts";

const MAX_BAR = 76;
const NARROW = 84;
/** What the gaps of 26 % on both sides leave of a band. */
const BAR_SHARE = 0.48;

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
        barCategoryGap="26%"
        margin={{ top: 18, right: 118, bottom: 0, left: 12 }}
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
        <XAxis dataKey="name" tickLine={false} axisLine={false} interval={0} height={38} tick={DateTick} />
        <YAxis hide domain={[(low: number) => Math.min(0, low), (high: number) => Math.max(0, high)]} />
        <Bar
          dataKey="used"
          stackId="equity"
          className="bar-used"
          isAnimationActive={false}
          maxBarSize={MAX_BAR}
        />
        <Bar
          dataKey="undecided"
          stackId="equity"
          className="bar-undecided"
          fill="url(#undecided-stripes)"
          isAnimationActive={false}
          maxBarSize={MAX_BAR}
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

/** Where a band, a bar and an amount lie. `isNarrow`: too little room for amounts of both kinds beside the bars. */
function useBands(points: readonly EquityPoint[]) {
  const plot = usePlotArea();
  const y = useYAxisScale();
  if (!plot || !y) return null;
  const width = plot.width / points.length;
  const bar = Math.min(MAX_BAR, width * BAR_SHARE);
  return {
    plot,
    isNarrow: width < NARROW,
    y: (amount: number) => y(amount) ?? 0,
    band: (index: number) => ({ from: plot.x + index * width, to: plot.x + (index + 1) * width }),
    middle: (index: number) => plot.x + (index + 0.5) * width,
    edge: (index: number) => plot.x + (index + 0.5) * width + bar / 2,
  };
}

/** "31 dec 2024", on two lines where the bars stand close. */
function DateTick({ x, y, payload }: XAxisTickContentProps) {
  const plot = usePlotArea();
  const label = String(payload.value);
  const cut = label.lastIndexOf(" ");
  const isNarrow = plot !== undefined && plot.width < 340;
  return (
    <text x={x} y={Number(y) + 12} textAnchor="middle">
      {isNarrow ? label.slice(0, cut) : label}
      {isNarrow ? (
        <tspan x={x} dy="1.2em">
          {label.slice(cut + 1)}
        </tspan>
      ) : null}
    </text>
  );
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
  const beyond = end.to + (bands.isNarrow ? 18 : 10);
  const path = steps.map((step) => `V${step.y}H${step.to}`).join("");
  return (
    <g>
      {/* The opening bar has no recommendation of its own; the line starts under it for the eye's sake. */}
      <path d={`M${bands.plot.x} ${first.y}${path}H${end.to + 6}`} className="recommended-line" />
      <text x={beyond} y={end.y - 3} className="recommended-text">
        <tspan>Rekommenderat</tspan>
        <tspan x={beyond} dy="1.25em">
          högst {format(last.recommended)}
        </tspan>
      </text>
    </g>
  );
}

/** Amounts at the bar's own parts, kept clear of each other and of the recommendation's line. */
function Amounts({ points, format }: LayerProps) {
  const bands = useBands(points);
  if (!bands) return null;
  const nearest = points.find((point) => point.recommended !== null)?.recommended ?? null;
  return (
    <g>
      {points.map((point, index) => {
        if (point.all === null) return null;
        const beside = bands.edge(index) + (bands.isNarrow ? 3 : 6);
        const recommended = point.recommended ?? nearest;
        const line = recommended === null ? null : bands.y(recommended);
        const used = clearOf(line, labelY(bands.y(point.all), point.all, bands.y(0)));
        const hasStripes = stackOf(point).undecided > 0 && point.decided !== null;
        const top = point.decided === null ? 0 : bands.y(point.decided);
        return (
          <g key={point.label}>
            {hasStripes && point.decided !== null ? (
              <text
                x={bands.isNarrow ? bands.middle(index) : beside}
                y={bands.isNarrow ? top - 5 : Math.min(top + 9, used - 16)}
                textAnchor={bands.isNarrow ? "middle" : "start"}
                className="bar-text"
              >
                {format(point.decided)}
              </text>
            ) : null}
            <text x={beside} y={used} className="bar-text bar-text-used">
              {format(point.all)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Beside the end of the bar; above the base line, also when the bar goes down. */
function labelY(end: number, amount: number, base: number): number {
  return Math.min(amount < 0 ? base - 4 : end + 11, base - 4);
}

/** A text's foot that would be crossed by the line is lifted above it. */
function clearOf(line: number | null, foot: number): number {
  return line !== null && foot > line - 4 && foot < line + 14 ? line - 5 : foot;
}
