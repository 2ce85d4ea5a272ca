# The bot with the versions of requirements.txt, each checked by its hash, as a user without rights.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/zhishu
COPY requirements.txt ./
RUN /opt/zhishu/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY messages messages
COPY storage storage
RUN /opt/zhishu/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home zhishu
COPY --from=build /opt/zhishu /opt/zhishu
ENV PATH=/opt/zhishu/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HEALTH_PORT=8080 \
    WEBHOOK_HOST=0.0.0.0 \
    WEBHOOK_PORT=8443
USER zhishu
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from os import environ as e; from urllib.request import urlopen; urlopen('http://127.0.0.1:' + e['WEBHOOK_PORT' if e.get('WEBHOOK_URL') else 'HEALTH_PORT'] + '/healthz', timeout=4)"]
ENTRYPOINT ["zhishu"]
CMD ["run"]
