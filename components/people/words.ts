export const AWAY = "Servern svarar inte. Kontrollera anslutningen och försök igen.";

export const POST_CHOICES = [
  { value: "", label: "Ledamot" },
  { value: "chair", label: "Ordförande" },
  { value: "viceChair", label: "Vice ordförande" },
  { value: "deputy", label: "Ersättare" },
] as const;
