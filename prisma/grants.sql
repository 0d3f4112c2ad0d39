-- Run by scripts/migrate after every migration, as the owner. `:app_role` is replaced with the quoted role.
GRANT USAGE ON SCHEMA public TO :app_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :app_role;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app_role;
-- The log is append-only twice: by trigger and by right. The app has no business with the migration table.
REVOKE UPDATE, DELETE ON change_log FROM :app_role;
REVOKE ALL ON _prisma_migrations FROM :app_role;
GRANT SELECT ON _prisma_migrations TO :app_role;
