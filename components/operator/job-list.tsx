import type { JobView } from "@/lib/features/operator/installation-view.ts";
import { Chip } from "../ui/chip.tsx";
import { RerunButton } from "./rerun-button.tsx";

export function JobList({ jobs }: { readonly jobs: readonly JobView[] }) {
  if (jobs.length === 0) return <p className="m-0">Inga jobb än. Det första är den dagliga städningen.</p>;
  return (
    <ul className="m-0 grid list-none gap-2 p-0">
      {jobs.map((job) => (
        <li key={job.id} className="grid gap-1 border-t border-line-2 pt-2">
          <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">{job.kind}</span>
            <Chip tone={job.failed ? "warning" : "neutral"}>{job.stateLabel}</Chip>
            <span className="text-ink-2">{job.when}</span>
            {job.attempts > 1 ? <span className="text-ink-2">{job.attempts} försök</span> : null}
          </p>
          {job.lastError ? <p className="m-0 break-words text-ink-2">{job.lastError}</p> : null}
          {job.failed ? <RerunButton jobId={job.id} /> : null}
        </li>
      ))}
    </ul>
  );
}
