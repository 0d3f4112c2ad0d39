import { expect, it } from "vitest";
import type { RoleGrant } from "../permission.ts";
import { displayName } from "./display-name.ts";

it.each<[RoleGrant[], string]>([
  [[], "Tidigare användare"],
  [[{ role: "boardMember" }], "f.d. ledamot"],
  [[{ role: "boardMember", deputy: true }], "f.d. ersättare"],
  [[{ role: "beredningsgrupp" }, { role: "boardMember", chair: true }], "f.d. ordförande"],
  [[{ role: "beredningsgrupp" }], "f.d. medlem av beredningsgruppen"],
  [[{ role: "ekonom" }, { role: "forbundschef" }], "f.d. förbundschef"],
])("an erased person is told by role: %j", (roles, name) => {
  expect(displayName({ name: "Raderad person", erased: true }, roles)).toBe(name);
  expect(displayName({ name: "Prov Person", erased: false }, roles)).toBe("Prov Person");
});
