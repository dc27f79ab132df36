#!/bin/sh
# Run once by the image of PostgreSQL, when it makes the database: the role of the portal itself.
# What it may do is granted after every migration (common/database_role.py).
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$PORTAL_PASSWORD" \
    --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
CREATE ROLE portal LOGIN PASSWORD :'password';
SQL
