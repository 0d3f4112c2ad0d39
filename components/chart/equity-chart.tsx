"use client";

import { type ComponentType, memo, type ReactNode, useEffect, useState } from "react";
import type { EquityPoint } from "./equity-data.ts";

export interface EquityChartProps {
  readonly title: string;
  /** The message of the chart, as a sentence. */
  readonly caption: ReactNode;
  readonly hint: string;
  readonly points: readonly EquityPoint[];
  /** Short, for the picture: "9,1". */
  readonly formatShort: (amount: number) => string;
  /** Whole, for the table. */
  readonly format: (amount: number) => string;
}

type Bars = ComponentType<{
  readonly points: readonly EquityPoint[];
  readonly format: (amount: number) => string;
}>;

/** The picture comes after the table takes keys; until then a surface of the same size stands there. */
function Chart({ title, caption, hint, points, formatShort, format }: EquityChartProps) {
  const [Bars, setBars] = useState<Bars | null>(null);
  useEffect(() => {
    let gone = false;
    void import("./equity-bars.tsx").then((module) => {
      if (!gone) setBars(() => module.default);
    });
    return () => {
      gone = true;
    };
  }, []);
  return (
    <figure className="card chart">
      <h2>{title}</h2>
      <figcaption className="visually-hidden">{caption}</figcaption>
      <p className="chart-hint">{hint}</p>
      <div className="chart-area" aria-hidden="true">
        {Bars ? <Bars points={points} format={formatShort} /> : <div className="chart-skeleton" />}
      </div>
      <details className="chart-table">
        <summary>Visa som tabell</summary>
        <EquityTable points={points} format={format} />
      </details>
    </figure>
  );
}

export const EquityChart = memo(Chart);

function EquityTable({
  points,
  format,
}: {
  readonly points: readonly EquityPoint[];
  readonly format: (amount: number) => string;
}) {
  const show = (amount: number | null) =>
    amount === null ? <span className="visually-hidden">inget belopp</span> : format(amount);
  return (
    <div className="chart-table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Sparade medel, kronor</th>
            <th scope="col">Om hela budgeten används</th>
            <th scope="col">Om bara beslutade pengar används</th>
            <th scope="col">Rekommenderat högst</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>{show(point.all)}</td>
              <td>{show(point.decided)}</td>
              <td>{show(point.recommended)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
