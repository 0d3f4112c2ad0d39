import { FileButton } from "./file-button.tsx";

const MAX_BYTES = 10 * 1024 * 1024;

export interface CharterFileProps {
  readonly slug: string;
  readonly charterId: string;
  readonly hasFile: boolean;
}

/** The förbundsordning itself, as the members signed it. */
export function CharterFile({ slug, charterId, hasFile }: CharterFileProps) {
  return (
    <FileButton
      path={`/api/forbund/${slug}/forbundsordning/${charterId}`}
      label={hasFile ? "Byt fil" : "Bifoga fil"}
      hint="Helst pdf, högst 10 MB."
      accept=".pdf,.docx,.odt"
      maxBytes={MAX_BYTES}
      tooLarge="Filen är större än 10 MB. Spara den i mindre storlek och välj den igen."
    />
  );
}
