import type { Metadata } from "next";
import { ForbundStartPage } from "@/components/budget/forbund-start-page.tsx";
import { NewBudget } from "@/components/forbund/new-budget.tsx";
import { FirstRunGuide } from "@/components/guide/first-run-guide.tsx";
import { loadForbundStart } from "@/lib/features/budget/loaders.ts";
import { loadGuide } from "@/lib/features/guide/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await loadForbundStart((await params).forbund);
  return { title: `Översikt · ${forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  const [start, guide] = await Promise.all([loadForbundStart(forbund), loadGuide(forbund)]);
  return (
    <ForbundStartPage
      start={start}
      newBudget={
        start.nextYear === null ? null : (
          <NewBudget slug={forbund} year={start.nextYear} label="Nytt budgetår" primary={false} />
        )
      }
      guide={
        guide ? (
          <FirstRunGuide
            guide={guide}
            newBudget={<NewBudget slug={forbund} year={guide.nextYear} label="Ny budget" primary />}
          />
        ) : null
      }
    />
  );
}
