"""The portal's surroundings on one machine: PostgreSQL, Valkey and the processes of `make demo`.

Nothing here is used in production, where `DATABASE_URL` and `REDIS_URL` name real servers.
"""
