"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { changeRoleAction, giveRoleAction } from "@/lib/features/people/actions.ts";
import { type RoleForm, roleSchema } from "@/lib/features/people/schema.ts";
import type { Choice } from "@/lib/features/people/types.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { RoleFields } from "./role-fields.tsx";
import { AWAY } from "./words.ts";

export interface RoleDialogProps {
  readonly slug: string;
  /** A role that is held and changes, or a person who gets a further one. */
  readonly target: { readonly grantId: string; readonly title: string } | { readonly personId: string };
  readonly start: RoleForm;
  readonly roles: readonly Choice[];
  readonly members: readonly Choice[];
}

/** The button and the form that change a role's dates and post, or give a further role. */
export function RoleDialog(props: RoleDialogProps) {
  const [open, setOpen] = useState(false);
  const held = "grantId" in props.target;
  return (
    <>
      <Button
        variant={held ? "quiet" : "secondary"}
        aria-label={"title" in props.target ? `Ändra ${props.target.title}` : undefined}
        onClick={() => setOpen(true)}
      >
        {held ? "Ändra" : "Lägg till en roll"}
      </Button>
      {open ? <Opened {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Opened({
  slug,
  target,
  start,
  roles,
  members,
  onClose,
}: RoleDialogProps & { readonly onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(roleSchema),
    defaultValues: start,
    reValidateMode: "onSubmit",
  });
  const { errors } = form.formState;
  const save = form.handleSubmit(async () => {
    const role = form.getValues();
    const work =
      "grantId" in target
        ? changeRoleAction(slug, { grantId: target.grantId, role })
        : giveRoleAction(slug, { personId: target.personId, role });
    const answer = await work.catch(() => null);
    if (answer?.ok) onClose();
    else setProblem(answer?.error.message ?? AWAY);
  });
  return (
    <FormDialog
      title={"title" in target ? `Ändra rollen ${target.title.toLocaleLowerCase("sv")}` : "Lägg till en roll"}
      submitLabel="Spara"
      error={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <RoleFields
        bind={(name) => ({
          props: form.register(name),
          id: `roll-${name}`,
          error: errors[name]?.message ?? null,
        })}
        roleNow={form.watch("role")}
        roles={roles}
        members={members}
        roleFixed={"grantId" in target}
      />
    </FormDialog>
  );
}
