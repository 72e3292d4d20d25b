# The images of the four services and of the development cluster, a stage each; `./windlass images` builds them.
# Each starts with a cache of its loaded classes, written in a rehearsal of all services while the image is built.

FROM eclipse-temurin:25-jre AS base
# Any user of group 0 may run it and write its state.
RUN install -d -o 10001 -g 0 -m 770 /var/lib/windlass /var/lib/devcluster /etc/windlass
COPY target/images/lib /opt/windlass/lib
WORKDIR /var/lib/windlass

FROM base AS rehearsed
COPY target/images/ingest-service /opt/windlass/ingest-service
COPY target/images/binding-service /opt/windlass/binding-service
COPY target/images/submit-service /opt/windlass/submit-service
COPY target/images/notify-service /opt/windlass/notify-service
COPY target/images/rehearsal /opt/windlass/rehearsal
RUN ["java", "-XX:+UseSerialGC", "-cp", "/opt/windlass/rehearsal/*", "dev.windlass.deploy.Rehearsal", \
  "/opt/windlass", "/opt/windlass/rehearsal/examples"]

FROM base AS ingest-service
COPY target/images/ingest-service/lib /opt/windlass/ingest-service/lib
COPY target/images/ingest-service/app /opt/windlass/ingest-service/app
COPY target/images/ingest-service/launch.args /opt/windlass/ingest-service/
COPY --from=rehearsed /opt/windlass/ingest-service/app.aot /opt/windlass/ingest-service/
USER 10001:0
EXPOSE 2746 8081
HEALTHCHECK --interval=3s --timeout=5s --start-period=60s --retries=5 CMD ["java", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/opt/windlass/ingest-service/app/windlass-service.jar", \
  "dev.windlass.service.HealthCheck", "http://127.0.0.1:8081/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/windlass/ingest-service/app.aot", "@/opt/windlass/ingest-service/launch.args"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="windlass/ingest-service" \
      org.opencontainers.image.description="The door of Windlass: events over HTTP onto Kafka, and what became of them" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM base AS binding-service
COPY target/images/binding-service/lib /opt/windlass/binding-service/lib
COPY target/images/binding-service/app /opt/windlass/binding-service/app
COPY target/images/binding-service/launch.args /opt/windlass/binding-service/
COPY --from=rehearsed /opt/windlass/binding-service/app.aot /opt/windlass/binding-service/
ENV WINDLASS_BINDING_STATE_DIR=/var/lib/windlass
VOLUME /var/lib/windlass
USER 10001:0
EXPOSE 8081
HEALTHCHECK --interval=3s --timeout=5s --start-period=60s --retries=5 CMD ["java", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/opt/windlass/binding-service/app/windlass-service.jar", \
  "dev.windlass.service.HealthCheck", "http://127.0.0.1:8081/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/windlass/binding-service/app.aot", "@/opt/windlass/binding-service/launch.args"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="windlass/binding-service" \
      org.opencontainers.image.description="Windlass decides: events and WorkflowEventBindings become submit commands" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM base AS submit-service
COPY target/images/submit-service/lib /opt/windlass/submit-service/lib
COPY target/images/submit-service/app /opt/windlass/submit-service/app
COPY target/images/submit-service/launch.args /opt/windlass/submit-service/
COPY --from=rehearsed /opt/windlass/submit-service/app.aot /opt/windlass/submit-service/
USER 10001:0
EXPOSE 8081
HEALTHCHECK --interval=3s --timeout=5s --start-period=60s --retries=5 CMD ["java", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/opt/windlass/submit-service/app/windlass-service.jar", \
  "dev.windlass.service.HealthCheck", "http://127.0.0.1:8081/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/windlass/submit-service/app.aot", "@/opt/windlass/submit-service/launch.args"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="windlass/submit-service" \
      org.opencontainers.image.description="Windlass acts: submit commands become Workflows" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM base AS notify-service
COPY target/images/notify-service/lib /opt/windlass/notify-service/lib
COPY target/images/notify-service/app /opt/windlass/notify-service/app
COPY target/images/notify-service/launch.args /opt/windlass/notify-service/
COPY --from=rehearsed /opt/windlass/notify-service/app.aot /opt/windlass/notify-service/
ENV WINDLASS_NOTIFY_STATE_DIR=/var/lib/windlass
VOLUME /var/lib/windlass
USER 10001:0
EXPOSE 8081
HEALTHCHECK --interval=3s --timeout=5s --start-period=60s --retries=5 CMD ["java", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/opt/windlass/notify-service/app/windlass-service.jar", \
  "dev.windlass.service.HealthCheck", "http://127.0.0.1:8081/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/windlass/notify-service/app.aot", "@/opt/windlass/notify-service/launch.args"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="windlass/notify-service" \
      org.opencontainers.image.description="Windlass tells: syncs become webhook and Slack notifications" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM base AS devcluster
COPY target/images/devcluster/lib /opt/windlass/devcluster/lib
COPY target/images/devcluster/app /opt/windlass/devcluster/app
COPY target/images/devcluster/launch.args /opt/windlass/devcluster/
USER 10001:0
WORKDIR /var/lib/devcluster
VOLUME /var/lib/devcluster
EXPOSE 26443
HEALTHCHECK --interval=3s --timeout=5s --start-period=30s --retries=5 CMD ["java", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/opt/windlass/devcluster/app/windlass-service.jar", \
  "dev.windlass.service.HealthCheck", "tcp://devcluster:26443"]
ENTRYPOINT ["java", "@/opt/windlass/devcluster/launch.args"]
CMD ["--host", "devcluster", "--port", "26443", "--data", "/var/lib/devcluster/data", \
  "--kubeconfig", "/etc/windlass/kubeconfig"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="windlass/devcluster" \
      org.opencontainers.image.description="A Kubernetes API for development and tests: it keeps objects and runs no workflows" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
