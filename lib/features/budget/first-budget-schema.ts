import { z } from "zod";

/** As typed: the mutation reads the year and the amount, and says what to mend. */
export const firstBudgetSchema = z.strictObject({
  slug: z.string().min(1).max(60),
  budgetYear: z.string().max(20),
  opening: z.string().max(60),
});
export type FirstBudgetInput = z.infer<typeof firstBudgetSchema>;
