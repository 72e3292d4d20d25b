package dev.windlass.submit;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The submit service: creates the Workflows that submit commands ask for. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SubmitServiceApplication {
    /** The application with its own configuration file, {@code submit-service.yaml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(SubmitServiceApplication.class)
                .properties("spring.config.name=submit-service");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
