#!/bin/sh
# Brings Temporal's two databases to the schema of this version of the server; nothing happens when they are there.
set -eu
SQL_PASSWORD="$(cat /run/secrets/temporal)" # the tool reads it only from its environment
export SQL_PASSWORD

for database in temporal temporal_visibility; do
  folder="${SCHEMA_FOLDER:-/etc/temporal/schema/postgresql/v12}/${database#temporal_}/versioned"
  set -- --plugin postgres12 --endpoint temporal-db --port 5432 --user temporal --database "$database"
  temporal-sql-tool "$@" setup-schema --version 0.0
  temporal-sql-tool "$@" update-schema --schema-dir "$folder"
done
