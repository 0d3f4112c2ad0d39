/** What fields have to say together. The database holds most of it too; here are the sentences. */
import type { FactKind } from "./facts.ts";
import type { FactValue, FieldErrors } from "./field.ts";

type Values = Readonly<Record<string, FactValue>>;

/** Problems that no field has alone, at the field to mend. Empty when there are none. */
export function crossCheck(kind: FactKind, values: Values): FieldErrors {
  const errors: Record<string, string> = {};
  const { validFrom = null, validTo = null } = values;
  if (typeof validFrom === "string" && typeof validTo === "string" && validTo < validFrom)
    errors.validTo = "Slutdatum måste vara samma dag som eller efter startdatum";
  if (kind === "boardSeat" && typeof values.post === "string" && values.kind === "deputy")
    errors.post =
      "Ordförande och vice ordförande har en ordinarie plats. Välj ordinarie plats eller inget uppdrag";
  if (kind === "boughtService" && values.supplier && values.supplierMemberId)
    errors.supplier = "Välj en leverantör bland medlemmarna eller skriv en annan, inte båda";
  if (kind === "ladderStep") {
    const { fromOre, toOre } = values;
    if (typeof fromOre === "number" && typeof toOre === "number" && toOre <= fromOre)
      errors.toOre = "Steget måste sluta på ett högre belopp än det börjar på";
  }
  if (kind === "words" && Boolean(values.insatsWord) !== Boolean(values.insatsWords)) {
    const missing = values.insatsWord ? "insatsWords" : "insatsWord";
    errors[missing] = "Ange både ordet för en och ordet för flera";
  }
  return errors;
}
