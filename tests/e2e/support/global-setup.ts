import { sweepTestData } from "../../../scripts/lib/test-cluster.ts";
import { startFinsamplan } from "./finsamplan.ts";
import { startMailbox } from "./mailbox.ts";

/** One Finsamplan in DEMO with a mailbox for all browser tests; the workers read where from the environment. */
export default async function globalSetup() {
  sweepTestData();
  const mailbox = await startMailbox();
  const finsamplan = await startFinsamplan({ name: "e2e", smtpUrl: mailbox.smtpUrl });
  process.env.E2E_URL = finsamplan.url;
  process.env.E2E_MAILBOX = mailbox.url;
  process.env.E2E_SMTP_URL = mailbox.smtpUrl;
  process.env.E2E_OWNER_URL = finsamplan.ownerUrl();
  return async () => {
    await finsamplan.stop();
    await mailbox.stop();
  };
}
