-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('day', 'month', 'year');

-- CreateEnum
CREATE TYPE "DisplayUnit" AS ENUM ('kr', 'tkr', 'mnkr');

-- CreateEnum
CREATE TYPE "SeatBody" AS ENUM ('board', 'beredningsgrupp');

-- CreateEnum
CREATE TYPE "SeatKind" AS ENUM ('ordinary', 'deputy');

-- CreateEnum
CREATE TYPE "SeatBackground" AS ENUM ('political', 'official');

-- CreateEnum
CREATE TYPE "SeatPost" AS ENUM ('chair', 'viceChair', 'secondViceChair');

-- AlterTable
ALTER TABLE "forbund" ADD COLUMN     "call_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "chief_title" TEXT,
ADD COLUMN     "colour" TEXT,
ADD COLUMN     "county" TEXT,
ADD COLUMN     "display_unit" "DisplayUnit" NOT NULL DEFAULT 'kr',
ADD COLUMN     "equity_word" TEXT,
ADD COLUMN     "formed_on" DATE,
ADD COLUMN     "formed_precision" "DatePrecision",
ADD COLUMN     "history" TEXT,
ADD COLUMN     "insats_word" TEXT,
ADD COLUMN     "insats_words" TEXT,
ADD COLUMN     "is_public" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "logo_file_id" UUID,
ADD COLUMN     "official_email" TEXT,
ADD COLUMN     "postal_address" TEXT,
ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "samrad_days" INTEGER NOT NULL DEFAULT 35,
ADD COLUMN     "website" TEXT;

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "body" "SeatBody" NOT NULL,
    "kind" "SeatKind" NOT NULL DEFAULT 'ordinary',
    "background" "SeatBackground",
    "post" "SeatPost",
    "presidium" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE,
    "valid_to" DATE,
    "grant_id" UUID,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office_post" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "percent" DECIMAL(5,2),
    "tasks" TEXT,
    "shared_with" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "office_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bought_service" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "area" TEXT NOT NULL,
    "supplier" TEXT,
    "supplier_member_id" UUID,
    "agreement" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "bought_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "valid_from" DATE,
    "title" TEXT NOT NULL,
    "budget_process" TEXT,
    "contributions" TEXT,
    "announcements" TEXT,
    "board_rules" TEXT,
    "audit_rules" TEXT,
    "exit_years" INTEGER,
    "chair_rotation" TEXT,
    "file_id" UUID,

    CONSTRAINT "charter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charter_approval" (
    "charter_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "forbund_id" UUID NOT NULL,
    "approved_on" DATE,

    CONSTRAINT "charter_approval_pkey" PRIMARY KEY ("charter_id","member_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "forbund_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "roles" JSONB NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "invited_by" UUID,
    "mail_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "seat_forbund_id_idx" ON "seat"("forbund_id");

-- CreateIndex
CREATE INDEX "office_post_forbund_id_idx" ON "office_post"("forbund_id");

-- CreateIndex
CREATE INDEX "bought_service_forbund_id_idx" ON "bought_service"("forbund_id");

-- CreateIndex
CREATE INDEX "charter_forbund_id_idx" ON "charter"("forbund_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_forbund_id_idx" ON "invitation"("forbund_id");

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- Guarantees of the new tables: scope, composite keys and shapes, as in the foundation.
DO $$
DECLARE scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['seat', 'office_post', 'bought_service', 'charter', 'charter_approval'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format(
      'CREATE POLICY forbund_scope ON %I USING (forbund_id = (SELECT app_forbund())) WITH CHECK (forbund_id = (SELECT app_forbund()))',
      scoped);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (forbund_id) REFERENCES forbund (id)', scoped, scoped || '_forbund_fkey');
  END LOOP;
END $$;

-- The invited person reads their own invitation before they have a role; writes by the förbund only, but for the
-- answer, which the person gives in the förbund's scope proven by the invitation itself.
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitation_read ON invitation FOR SELECT
  USING (forbund_id = (SELECT app_forbund()) OR person_id = (SELECT app_person()));
CREATE POLICY invitation_insert ON invitation FOR INSERT WITH CHECK (forbund_id = (SELECT app_forbund()));
CREATE POLICY invitation_update ON invitation FOR UPDATE
  USING (forbund_id = (SELECT app_forbund())) WITH CHECK (forbund_id = (SELECT app_forbund()));
CREATE POLICY invitation_delete ON invitation FOR DELETE USING (forbund_id = (SELECT app_forbund()));

ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope_key UNIQUE (forbund_id, id);
ALTER TABLE file ADD CONSTRAINT file_scope_key UNIQUE (forbund_id, id);
ALTER TABLE charter ADD CONSTRAINT charter_scope_key UNIQUE (forbund_id, id),
  ADD CONSTRAINT charter_file_scope_fkey FOREIGN KEY (forbund_id, file_id) REFERENCES file (forbund_id, id);
ALTER TABLE charter_approval
  ADD CONSTRAINT charter_approval_charter_scope_fkey FOREIGN KEY (forbund_id, charter_id) REFERENCES charter (forbund_id, id) ON DELETE CASCADE,
  ADD CONSTRAINT charter_approval_member_scope_fkey FOREIGN KEY (forbund_id, member_id) REFERENCES member (forbund_id, id);
ALTER TABLE seat
  ADD CONSTRAINT seat_member_scope_fkey FOREIGN KEY (forbund_id, member_id) REFERENCES member (forbund_id, id),
  ADD CONSTRAINT seat_grant_scope_fkey FOREIGN KEY (forbund_id, grant_id) REFERENCES role_grant (forbund_id, id),
  ADD CONSTRAINT seat_period CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT seat_board CHECK (body = 'board' OR (post IS NULL AND NOT presidium)),
  ADD CONSTRAINT seat_post CHECK (post IS NULL OR kind = 'ordinary');
ALTER TABLE office_post
  ADD CONSTRAINT office_post_percent CHECK (percent > 0 AND percent <= 100),
  ADD CONSTRAINT office_post_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT office_post_period CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from);
ALTER TABLE bought_service
  ADD CONSTRAINT bought_service_supplier_scope_fkey FOREIGN KEY (forbund_id, supplier_member_id) REFERENCES member (forbund_id, id),
  ADD CONSTRAINT bought_service_area CHECK (length(area) BETWEEN 1 AND 200),
  ADD CONSTRAINT bought_service_period CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from);
ALTER TABLE invitation
  ADD CONSTRAINT invitation_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id),
  ADD CONSTRAINT invitation_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  ADD CONSTRAINT invitation_inviter_fkey FOREIGN KEY (invited_by) REFERENCES person (id),
  ADD CONSTRAINT invitation_answer CHECK (accepted_at IS NULL OR revoked_at IS NULL);
ALTER TABLE forbund
  ADD CONSTRAINT forbund_logo_scope_fkey FOREIGN KEY (id, logo_file_id) REFERENCES file (forbund_id, id),
  ADD CONSTRAINT forbund_colour CHECK (colour ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT forbund_formed CHECK ((formed_on IS NULL) = (formed_precision IS NULL)),
  ADD CONSTRAINT forbund_days CHECK (samrad_days BETWEEN 1 AND 120 AND call_days BETWEEN 1 AND 60);
