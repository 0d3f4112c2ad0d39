-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('draft', 'preparation', 'boardProposal', 'samrad', 'boardDecision', 'adopted', 'revised');

-- CreateEnum
CREATE TYPE "BudgetRole" AS ENUM ('main', 'scenario', 'revision');

-- CreateEnum
CREATE TYPE "YearKind" AS ENUM ('bokslut', 'prognos', 'budget', 'plan');

-- CreateEnum
CREATE TYPE "Series" AS ENUM ('budget', 'forecast', 'outcome');

-- CreateEnum
CREATE TYPE "SectionKind" AS ENUM ('income', 'cost');

-- CreateEnum
CREATE TYPE "CostType" AS ENUM ('insats', 'innovation', 'personal', 'styrelse', 'revision', 'administration', 'other');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('individual', 'structural', 'administration', 'undecided');

-- CreateEnum
CREATE TYPE "MoneyDecision" AS ENUM ('decided', 'planned', 'reserved');

-- CreateEnum
CREATE TYPE "IncomeKind" AS ENUM ('contribution', 'interest', 'esf', 'other');

-- CreateEnum
CREATE TYPE "CellType" AS ENUM ('amount', 'rule', 'stop');

-- CreateEnum
CREATE TYPE "OpeningSource" AS ENUM ('bokslut', 'prognos');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('arbetsformedlingen', 'forsakringskassan', 'region', 'kommun');

-- CreateEnum
CREATE TYPE "PartyGroup" AS ENUM ('state', 'region', 'kommuner');

-- CreateEnum
CREATE TYPE "AllocationStatus" AS ENUM ('assumed', 'preliminary', 'decided');

-- CreateEnum
CREATE TYPE "ContributionMethod" AS ENUM ('population', 'percent', 'amount');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('forbundschef', 'administrator', 'ekonom', 'boardMember', 'beredningsgrupp', 'memberRepresentative', 'auditor');

-- CreateEnum
CREATE TYPE "LogSubject" AS ENUM ('forbund', 'budget', 'plan');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('waiting', 'claimed', 'sent', 'failed', 'unsure');

-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('code', 'notice');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('waiting', 'claimed', 'done', 'failed');

-- CreateTable
CREATE TABLE "plan_year" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,

    CONSTRAINT "plan_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "plan_year_id" UUID NOT NULL,
    "role" "BudgetRole" NOT NULL DEFAULT 'main',
    "stage" "Stage" NOT NULL DEFAULT 'draft',
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "opening_year" INTEGER,
    "opening_ore" BIGINT,
    "opening_source" "OpeningSource",
    "ladder" JSONB NOT NULL,
    "document" JSONB NOT NULL DEFAULT '{}',
    "imported" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_year" (
    "budget_id" UUID NOT NULL,
    "forbund_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "series" "Series" NOT NULL,
    "kind" "YearKind" NOT NULL,

    CONSTRAINT "budget_year_pkey" PRIMARY KEY ("budget_id","year","series")
);

-- CreateTable
CREATE TABLE "budget_section" (
    "id" UUID NOT NULL,
    "forbund_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT,
    "label" TEXT NOT NULL,
    "kind" "SectionKind" NOT NULL,
    "cost_type" "CostType",
    "level" "Level",
    "complete" BOOLEAN NOT NULL DEFAULT true,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_line" (
    "id" UUID NOT NULL,
    "forbund_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "cost_type" "CostType",
    "level" "Level",
    "decision" "MoneyDecision" NOT NULL DEFAULT 'decided',
    "income_kind" "IncomeKind",
    "party" "PartyGroup",
    "end_year" INTEGER,
    "account" TEXT,
    "cost_centre" TEXT,
    "project" TEXT,
    "note" TEXT,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_cell" (
    "line_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "series" "Series" NOT NULL,
    "forbund_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "type" "CellType" NOT NULL,
    "amount_ore" BIGINT,
    "rule" JSONB,

    CONSTRAINT "budget_cell_pkey" PRIMARY KEY ("line_id","year","series")
);

-- CreateTable
CREATE TABLE "control_figure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "section_id" UUID,
    "figure" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "outdated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "control_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_request" (
    "budget_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "forbund_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_request_pkey" PRIMARY KEY ("budget_id","request_id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forbund" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "forbund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "party_group" "PartyGroup" NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ladder_step" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "from_ore" BIGINT NOT NULL,
    "to_ore" BIGINT,
    "percent" DECIMAL(9,6) NOT NULL,
    "cap_ore" BIGINT,
    "source" TEXT,
    "valid_from" DATE,

    CONSTRAINT "ladder_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "state_allocation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "status" "AllocationStatus" NOT NULL,
    "source" TEXT,
    "told_on" DATE,

    CONSTRAINT "state_allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_share" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "method" "ContributionMethod" NOT NULL,
    "population" INTEGER,
    "reference_date" DATE,
    "percent" DECIMAL(9,6),
    "amount_ore" BIGINT,

    CONSTRAINT "contribution_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "erased_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator" (
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "member_id" UUID,
    "chair" BOOLEAN NOT NULL DEFAULT false,
    "vice_chair" BOOLEAN NOT NULL DEFAULT false,
    "deputy" BOOLEAN NOT NULL DEFAULT false,
    "presidium" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_log" (
    "id" BIGSERIAL NOT NULL,
    "forbund_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "subject" "LogSubject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_revision" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "command" TEXT NOT NULL,
    "touched" TEXT[],
    "before" JSONB,
    "after" JSONB,
    "person_id" UUID,
    "request_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_text" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "text" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "change_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "MailKind" NOT NULL,
    "forbund_id" UUID,
    "to_email" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "forbund_id" UUID,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "state" "JobState" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "plan_year_forbund_id_year_key" ON "plan_year"("forbund_id", "year");

-- CreateIndex
CREATE INDEX "budget_forbund_id_idx" ON "budget"("forbund_id");

-- CreateIndex
CREATE INDEX "budget_plan_year_id_idx" ON "budget"("plan_year_id");

-- CreateIndex
CREATE INDEX "budget_section_budget_id_idx" ON "budget_section"("budget_id");

-- CreateIndex
CREATE INDEX "budget_line_budget_id_idx" ON "budget_line"("budget_id");

-- CreateIndex
CREATE INDEX "budget_line_section_id_idx" ON "budget_line"("section_id");

-- CreateIndex
CREATE INDEX "budget_cell_budget_id_idx" ON "budget_cell"("budget_id");

-- CreateIndex
CREATE INDEX "control_figure_budget_id_idx" ON "control_figure"("budget_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "forbund_slug_key" ON "forbund"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "forbund_name_key" ON "forbund"("name");

-- CreateIndex
CREATE INDEX "member_forbund_id_idx" ON "member"("forbund_id");

-- CreateIndex
CREATE INDEX "ladder_step_forbund_id_idx" ON "ladder_step"("forbund_id");

-- CreateIndex
CREATE UNIQUE INDEX "state_allocation_forbund_id_year_key" ON "state_allocation"("forbund_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_share_forbund_id_member_id_year_key" ON "contribution_share"("forbund_id", "member_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "role_grant_forbund_id_idx" ON "role_grant"("forbund_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "change_log_forbund_id_seq_key" ON "change_log"("forbund_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "change_log_subject_id_subject_revision_ordinal_key" ON "change_log"("subject_id", "subject_revision", "ordinal");

-- CreateIndex
CREATE INDEX "change_text_forbund_id_idx" ON "change_text"("forbund_id");

-- CreateIndex
CREATE INDEX "file_forbund_id_idx" ON "file"("forbund_id");

-- CreateIndex
CREATE INDEX "outbox_mail_state_due_at_idx" ON "outbox_mail"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE INDEX "job_state_due_at_idx" ON "job"("state", "due_at");

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_forbund_id_fkey" FOREIGN KEY ("forbund_id") REFERENCES "forbund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_plan_year_id_fkey" FOREIGN KEY ("plan_year_id") REFERENCES "plan_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_year" ADD CONSTRAINT "budget_year_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_section" ADD CONSTRAINT "budget_section_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "budget_section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_cell" ADD CONSTRAINT "budget_cell_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "budget_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control_figure" ADD CONSTRAINT "control_figure_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_forbund_id_fkey" FOREIGN KEY ("forbund_id") REFERENCES "forbund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator" ADD CONSTRAINT "operator_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_forbund_id_fkey" FOREIGN KEY ("forbund_id") REFERENCES "forbund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
