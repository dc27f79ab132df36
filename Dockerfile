# The image of the portal: web server, worker, beat and migrations are the same image with another
# command. Nothing secret is in it; every setting comes from the environment (docs/operating.md).

FROM node:24-slim AS css
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund
COPY development/scripts development/scripts
COPY static static
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY requirements/production.txt .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r production.txt

# What is made once for every server; the tools that make it stay behind (docs/architecture.md).
FROM packages AS portal
COPY . .
COPY --from=css /app/static/build static/build
ENV STATIC_ROOT=/app/collected DJANGO_SETTINGS_MODULE=development.settings.demo
RUN /venv/bin/python manage.py catalogue --compile \
    && /venv/bin/python manage.py collectstatic --noinput \
    && rm -rf development

FROM python:3.11-slim-bookworm
# Pango and a font for the letters; for backups, programs as new as the server (PostgreSQL's own packages).
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /data
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=onderwijsregio.settings.production \
    HOST=0.0.0.0 \
    PORT=8000 \
    VAR_DIR=/data \
    STATIC_ROOT=/app/collected
WORKDIR /app
COPY --from=packages /venv /venv
COPY --from=portal /app .
USER portal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-m", "onderwijsregio.probe", "healthz"]
CMD ["gunicorn", "-c", "python:onderwijsregio.gunicorn"]
