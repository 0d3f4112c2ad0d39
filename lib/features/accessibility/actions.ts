"use server";

import { headers } from "next/headers";
import { peerOf } from "../../platform/peer.ts";
import { reportInaccessible } from "./mutations.ts";
import { NEW_REPORT, REPORT_FIELDS, type ReportAnswer, type ReportField, reportSchema } from "./schema.ts";

/** Also without script, so the form's own fields come and the page goes back with what was typed. */
export async function reportAction(_before: ReportAnswer, form: FormData): Promise<ReportAnswer> {
  const typed = (field: ReportField) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  const values = { description: typed("description"), page: typed("page"), email: typed("email") };
  const parsed = reportSchema.safeParse(values);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      REPORT_FIELDS.flatMap((field) => {
        const issue = parsed.error.issues.find(({ path }) => path[0] === field);
        return issue ? [[field, issue.message]] : [];
      }),
    );
    return { state: "refused", values, fields, message: null };
  }
  const told = await reportInaccessible(parsed.data, peerOf({ headers: await headers() }));
  if (told.ok) return { ...NEW_REPORT, state: "sent" };
  const minutes = Math.max(1, Math.ceil(told.error.waitMs / 60_000));
  return {
    state: "refused",
    values,
    fields: {},
    message: `Det har kommit många rapporter härifrån. Det du har skrivit står kvar. Vänta ${minutes} ${minutes === 1 ? "minut" : "minuter"} och skicka igen.`,
  };
}
