import type { z } from "zod";
import type { RoleHeld, RoleWish } from "../../core/people/roles-held.ts";
import type { RoleForm, roleSchema } from "./schema.ts";

/** The form's one choice of post becomes the three marks of a grant; what belongs to the board is dropped elsewhere. */
export function toWish(given: z.output<typeof roleSchema>): RoleWish {
  const board = given.role === "boardMember";
  return {
    role: given.role,
    memberId: given.memberId,
    chair: board && given.post === "chair",
    viceChair: board && given.post === "viceChair",
    deputy: board && given.post === "deputy",
    presidium: board && given.presidium,
    validFrom: given.validFrom,
    validTo: given.validTo,
  };
}

/** The other way: a role that is held, as the form shows it. */
export function toForm(held: RoleHeld): RoleForm {
  return {
    role: held.role,
    memberId: held.memberId ?? "",
    post: held.chair ? "chair" : held.viceChair ? "viceChair" : held.deputy ? "deputy" : "",
    presidium: held.presidium,
    validFrom: held.validFrom ?? "",
    validTo: held.validTo ?? "",
  };
}
