#!/usr/bin/env bash
# Run once by the postgres image, when its volume is empty: the two roles and the database between them. The owner
# migrates and makes backups; the app's role is bound by row-level security (docs/isolation.md).
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE finsamplan_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'owner_password';
CREATE ROLE finsamplan_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE DATABASE finsamplan OWNER finsamplan_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE ALL ON DATABASE finsamplan FROM PUBLIC;
GRANT CONNECT ON DATABASE finsamplan TO finsamplan_app;
SQL
