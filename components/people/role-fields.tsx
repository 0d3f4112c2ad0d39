"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import type { RoleForm } from "@/lib/features/people/schema.ts";
import type { Choice } from "@/lib/features/people/types.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { POST_CHOICES } from "./words.ts";

export interface RoleFieldsProps {
  /** Binds one field of the form the role stands in, and tells its error. */
  readonly bind: (name: keyof RoleForm) => {
    readonly props: UseFormRegisterReturn;
    readonly id: string;
    readonly error: string | null;
  };
  readonly roleNow: RoleForm["role"];
  readonly roles: readonly Choice[];
  readonly members: readonly Choice[];
  /** The role of a grant is not changed, only ended. */
  readonly roleFixed?: boolean;
}

/** Role, member, post on the board and dates. */
export function RoleFields({ bind, roleNow, roles, members, roleFixed = false }: RoleFieldsProps) {
  const [role, member, post, presidium] = [bind("role"), bind("memberId"), bind("post"), bind("presidium")];
  const [from, to] = [bind("validFrom"), bind("validTo")];
  return (
    <>
      {roleFixed ? null : (
        <SelectField {...role.props} id={role.id} label="Roll" error={role.error} options={roles} />
      )}
      <SelectField
        {...member.props}
        id={member.id}
        label="Kommer från"
        error={member.error}
        options={members}
      />
      {roleNow === "boardMember" ? (
        <>
          <SelectField
            {...post.props}
            id={post.id}
            label="Uppdrag i styrelsen"
            error={post.error}
            options={POST_CHOICES}
          />
          <Checkbox {...presidium.props} id={presidium.id} label="Sitter i presidiet" />
        </>
      ) : null}
      <div className="role-dates">
        <TextField
          {...from.props}
          id={from.id}
          inputMode="numeric"
          autoComplete="off"
          label="Första dagen"
          hint="Till exempel 2027-01-01, eller tomt"
          error={from.error}
        />
        <TextField
          {...to.props}
          id={to.id}
          inputMode="numeric"
          autoComplete="off"
          label="Sista dagen"
          hint="Tomt: tills vidare"
          error={to.error}
        />
      </div>
    </>
  );
}
