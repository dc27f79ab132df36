# The proxy: nginx of Debian, because that has a module which leaves out the `Server` banner.

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends nginx-light libnginx-mod-http-headers-more-filter \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10002 --home-dir /nonexistent --shell /usr/sbin/nologin proxy-portal
COPY nginx.conf /etc/nginx/nginx.conf
COPY --chmod=755 proxy.sh /usr/local/bin/proxy.sh
USER proxy-portal
EXPOSE 8080 8443
CMD ["proxy.sh"]
