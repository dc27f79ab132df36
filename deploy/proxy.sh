#!/bin/sh
# Have nginx answer only to the names of the portal, then start it.
set -eu
echo "server_name $(echo "$ALLOWED_HOSTS" | tr ',' ' ');" > /tmp/server_name.conf
exec nginx -c /etc/nginx/nginx.conf -g 'daemon off;'
