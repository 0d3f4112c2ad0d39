"use client";

import { useState, useTransition } from "react";
import { resendInvitationAction, revokeInvitationAction } from "@/lib/features/people/actions.ts";
import type { InvitationRow } from "@/lib/features/people/types.ts";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { AWAY } from "./words.ts";

/** An invitation nobody has answered: told by its address, since a name would say who is known elsewhere. */
export function InvitationItem({
  slug,
  invitation,
  canManage,
}: {
  readonly slug: string;
  readonly invitation: InvitationRow;
  readonly canManage: boolean;
}) {
  const [told, setTold] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [pending, start] = useTransition();
  const run = (action: typeof resendInvitationAction, done: string) =>
    start(async () => {
      const answer = await action(slug, invitation.id).catch(() => null);
      if (answer?.ok) setTold({ ok: true, text: done });
      else setTold({ ok: false, text: answer?.error.message ?? AWAY });
    });
  return (
    <li className="people-row">
      <div className="people-who">
        <span className="people-name">{invitation.email}</span>
        <Chip tone={invitation.state === "open" ? "brand" : "warning"}>
          {invitation.state === "open" ? "Inbjuden" : "Tiden har gått ut"}
        </Chip>
      </div>
      <p className="people-sub">
        {invitation.roles.join("; ")}. {invitation.note}
      </p>
      {canManage ? (
        <div className="people-do">
          <Button
            variant="quiet"
            pending={pending}
            aria-label={`Skicka igen till ${invitation.email}`}
            onClick={() =>
              run(resendInvitationAction, "Inbjudan är skickad igen. Den förra länken fungerar inte längre.")
            }
          >
            Skicka igen
          </Button>
          <Button
            variant="quiet"
            pending={pending}
            aria-label={`Ta tillbaka inbjudan till ${invitation.email}`}
            onClick={() => run(revokeInvitationAction, "Inbjudan är tillbakatagen.")}
          >
            Ta tillbaka
          </Button>
        </div>
      ) : null}
      <p role={told && !told.ok ? "alert" : "status"} className={told?.ok ? "people-sub" : "field-error"}>
        {told?.text}
      </p>
    </li>
  );
}
