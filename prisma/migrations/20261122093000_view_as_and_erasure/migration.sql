-- "Visa som …" belongs to one session and one förbund. A person erased in one förbund keeps the roles they held
-- there, so that history can say "f.d. ledamot", and their name in the others.
ALTER TABLE "session" ADD COLUMN     "view_as_forbund_id" UUID,
ADD COLUMN     "view_as_role" "Role";

ALTER TABLE "role_grant" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

ALTER TABLE session
  ADD CONSTRAINT session_view_as CHECK ((view_as_forbund_id IS NULL) = (view_as_role IS NULL)),
  ADD CONSTRAINT session_view_as_forbund_fkey FOREIGN KEY (view_as_forbund_id) REFERENCES forbund (id) ON DELETE CASCADE;

-- Nobody keeps rights through a role that has been erased.
ALTER TABLE role_grant ADD CONSTRAINT role_grant_erased_has_ended CHECK (erased_at IS NULL OR valid_to IS NOT NULL);
