#!/bin/sh
# PostgreSQL's image runs this once, on an empty data folder: a role that owns its databases and nothing else.
# OWNER, OWNER_PASSWORD_FILE and DATABASES come from docker-compose.yml.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --set ON_ERROR_STOP=1 --set owner="$OWNER" --quiet <<'SQL'
\set password `cat "$OWNER_PASSWORD_FILE"`
CREATE ROLE :"owner" LOGIN PASSWORD :'password';
SQL
for database in $DATABASES; do
  createdb --username "${POSTGRES_USER:-postgres}" --owner "$OWNER" "$database"
done
