"use client";

import { useActionState } from "react";
import { reportAction } from "../../lib/features/accessibility/actions.ts";
import { NEW_REPORT, REPORT_FIELDS, type ReportField } from "../../lib/features/accessibility/schema.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { describedBy, FieldFrame, TextField } from "../ui/text-field.tsx";

const FIELD_ID = {
  description: "beskrivning",
  page: "sida",
  email: "svar-till",
} as const satisfies Record<ReportField, string>;

/**
 * Works before and without script, since whoever reports may be kept out by just that: the fields go in the form
 * itself and the page comes back with what was typed.
 */
export function ReportForm() {
  const [answer, act, pending] = useActionState(reportAction, NEW_REPORT);
  if (answer.state === "sent") {
    return (
      <Alert tone="ok" title="Tack, rapporten är skickad" live>
        <p>
          Den som sköter Finsamplan har fått ett mejl. Har du lämnat en e-postadress får du svar dit.{" "}
          <a href="/tillganglighet#rapportera">Rapportera en sak till</a>
        </p>
      </Alert>
    );
  }
  const { values, fields, message } = answer;
  const errors = REPORT_FIELDS.flatMap((field) => {
    const problem = fields[field];
    return problem ? [{ fieldId: FIELD_ID[field], message: problem }] : [];
  });
  const problem = fields.description ?? null;
  return (
    <form action={act} noValidate className="grid max-w-xl gap-5">
      <ErrorSummary
        key={JSON.stringify(answer)}
        errors={message === null ? errors : [{ fieldId: null, message }]}
      />
      <FieldFrame
        id={FIELD_ID.description}
        label="Vad fungerar inte?"
        hint="Berätta vad du ville göra och vad som hände. Nämn gärna hjälpmedel, till exempel en skärmläsare."
        error={problem}
      >
        <textarea
          id={FIELD_ID.description}
          name="description"
          rows={6}
          required
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(FIELD_ID.description, true, problem)}
          defaultValue={values.description}
          className="input"
        />
      </FieldFrame>
      <TextField
        id={FIELD_ID.page}
        name="page"
        label="På vilken sida? (behövs inte)"
        hint="Adressen eller sidans rubrik."
        error={fields.page ?? null}
        defaultValue={values.page}
        autoComplete="off"
      />
      <TextField
        id={FIELD_ID.email}
        name="email"
        type="email"
        label="E-postadress för svar (behövs inte)"
        hint="Används bara för att svara dig."
        error={fields.email ?? null}
        defaultValue={values.email}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <p>
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? "Skickar …" : "Skicka rapporten"}
        </Button>
      </p>
    </form>
  );
}
