import type { JobState, MailState } from "../../../generated/prisma/enums.ts";
import { formatBytes, formatDuration } from "../../core/quantity.ts";
import type { JOB_KINDS } from "./job-kinds.ts";
import { MAIL_STATE_LABEL } from "./view.ts";

/** What the operator's overview shows: the installation, and of each förbund its name and how many people it has. */
export interface InstallationView {
  readonly health: readonly Fact[];
  readonly outbox: {
    readonly counts: readonly Count[];
    /** A sentence when something waits longer than it should or needs a person. */
    readonly look: string | null;
  };
  readonly jobs: { readonly counts: readonly Count[]; readonly list: readonly JobView[] };
  readonly sizes: { readonly facts: readonly Fact[]; readonly tables: readonly TableView[] };
  readonly forbunds: readonly ForbundRow[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly look: boolean;
}

export interface Count {
  readonly label: string;
  readonly count: number;
}

export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly stateLabel: string;
  readonly failed: boolean;
  readonly when: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface TableView {
  readonly name: string;
  readonly rows: string;
  readonly size: string;
}

export interface ForbundRow {
  readonly slug: string;
  readonly name: string;
  readonly made: string;
  readonly people: number;
}

export interface InstallationFacts {
  readonly at: Date;
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly databaseVersion: string;
  readonly hasMailServer: boolean;
  readonly mails: readonly { readonly state: MailState; readonly count: number }[];
  readonly oldestWaiting: Date | null;
  readonly jobs: readonly { readonly state: JobState; readonly count: number }[];
  readonly jobList: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: JobState;
    readonly dueAt: Date;
    readonly doneAt: Date | null;
    readonly attempts: number;
    readonly lastError: string | null;
  }[];
  readonly databaseBytes: number;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[];
  readonly files: { readonly count: number; readonly bytes: number };
  /** null: this installation is not copied by Finsamplan itself. */
  readonly backup: { readonly newest: Date | null; readonly bytes: number } | null;
  readonly forbunds: readonly {
    readonly slug: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly people: number;
  }[];
}

const JOB_STATE_LABEL = {
  waiting: "Väntar",
  claimed: "Pågår",
  failed: "Misslyckades",
  done: "Klart",
} as const satisfies Record<JobState, string>;

/** A new kind of job does not compile until it has a name here. */
const KIND_LABEL: Readonly<Record<string, string>> = {
  prune: "Daglig städning",
  endSessions: "Sessioner för uppdrag som slutat",
} satisfies Record<keyof typeof JOB_KINDS, string>;

const moment = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/Stockholm",
});
const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "Europe/Stockholm" });
const whole = new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 0 });

const HOUR_MS = 3_600_000;
/** A mail leaves within seconds; after this long somebody should see why not. */
const MAIL_LATE_MS = HOUR_MS;
/** A daily copy that is older than this was missed. */
const BACKUP_LATE_MS = 26 * HOUR_MS;

export function toInstallationView(facts: InstallationFacts): InstallationView {
  return {
    health: healthOf(facts),
    outbox: { counts: mailCounts(facts), look: mailLook(facts) },
    jobs: {
      counts: (["waiting", "claimed", "failed", "done"] as const).map((state) => ({
        label: JOB_STATE_LABEL[state],
        count: facts.jobs.find((job) => job.state === state)?.count ?? 0,
      })),
      list: facts.jobList.map((job) => ({
        id: job.id,
        kind: KIND_LABEL[job.kind] ?? job.kind,
        stateLabel: JOB_STATE_LABEL[job.state],
        failed: job.state === "failed",
        when: moment.format(job.doneAt ?? job.dueAt),
        attempts: job.attempts,
        lastError: job.lastError === "process ended" ? "Servern avbröts." : job.lastError,
      })),
    },
    sizes: {
      facts: [
        { label: "Databasen", value: formatBytes(facts.databaseBytes), look: false },
        {
          label: "Uppladdade filer",
          value: `${whole.format(facts.files.count)} st, ${formatBytes(facts.files.bytes)}`,
          look: false,
        },
        ...backupFact(facts),
      ],
      tables: facts.tables.map(({ name, rows, bytes }) => ({
        name,
        rows: whole.format(rows),
        size: formatBytes(bytes),
      })),
    },
    forbunds: facts.forbunds.map(({ slug, name, createdAt, people }) => ({
      slug,
      name,
      made: day.format(createdAt),
      people,
    })),
  };
}

const healthOf = (facts: InstallationFacts): Fact[] => [
  { label: "Databas", value: `Svarar, PostgreSQL ${facts.databaseVersion}`, look: false },
  { label: "Finsamplan", value: `Version ${facts.version}`, look: false },
  { label: "Servern har varit igång", value: formatDuration(facts.uptimeSeconds), look: false },
  {
    label: "Mejlserver",
    value: facts.hasMailServer ? "Inställd" : "Saknas (SMTP_URL), så mejlen blir kvar i utskicken",
    look: !facts.hasMailServer,
  },
];

const mailCounts = (facts: InstallationFacts): Count[] =>
  (["waiting", "claimed", "unsure", "failed", "sent"] as const).map((state) => ({
    label: MAIL_STATE_LABEL[state],
    count: facts.mails.find((mail) => mail.state === state)?.count ?? 0,
  }));

function mailLook({ at, oldestWaiting, mails }: InstallationFacts): string | null {
  const unsure = mails.find(({ state }) => state === "unsure")?.count ?? 0;
  const said = [
    ...(oldestWaiting !== null && at.getTime() - oldestWaiting.getTime() > MAIL_LATE_MS
      ? [`Det äldsta mejlet som väntar är från ${moment.format(oldestWaiting)}.`]
      : []),
    ...(unsure > 0
      ? [
          `${unsure === 1 ? "Ett mejl kan" : `${unsure} mejl kan`} ha kommit fram eller inte. Välj om det ska skickas igen.`,
        ]
      : []),
  ];
  return said.length > 0 ? said.join(" ") : null;
}

function backupFact({ backup, at }: InstallationFacts): Fact[] {
  if (backup === null) return [];
  const late = backup.newest === null || at.getTime() - backup.newest.getTime() > BACKUP_LATE_MS;
  return [
    {
      label: "Senaste säkerhetskopia",
      value:
        backup.newest === null ? "Ingen än" : `${moment.format(backup.newest)}, ${formatBytes(backup.bytes)}`,
      look: late,
    },
  ];
}
