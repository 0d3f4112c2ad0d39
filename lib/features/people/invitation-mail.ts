import { formatDate, type PlainDate } from "../../core/swedish-date.ts";

export interface InvitationMail {
  readonly forbund: string;
  /** "ledamot, Region Skåne". */
  readonly roles: readonly string[];
  readonly url: string;
  readonly lastDay: PlainDate;
}

/** No name of any person: the outbox is kept, and names stand in the person table alone. */
export function invitationMail({ forbund, roles, url, lastDay }: InvitationMail): {
  subject: string;
  body: string;
} {
  return {
    subject: `Inbjudan till ${forbund}`,
    body: [
      `Du är inbjuden till ${forbund} i Finsamplan:`,
      ...roles.map((role) => `– ${role}`),
      "",
      "Öppna sidan, logga in med den här e-postadressen och tryck på Ta emot. Först då börjar det gälla.",
      "",
      url,
      "",
      `Länken fungerar till och med ${formatDate(lastDay)}. Väntar du dig ingen inbjudan behöver du inte göra något.`,
      "",
      "Finsamplan",
    ].join("\n"),
  };
}
