package dev.windlass.ingest;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The ingest service: events over HTTP onto Kafka, and what became of them back. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestServiceApplication {
    /** The application with its own configuration file, {@code ingest-service.yaml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IngestServiceApplication.class)
                .properties("spring.config.name=ingest-service");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
