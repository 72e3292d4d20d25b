package dev.windlass.binding;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The binding service: turns events into submit commands. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BindingServiceApplication {
    /** The application with its own configuration file, {@code binding-service.yaml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(BindingServiceApplication.class)
                .properties("spring.config.name=binding-service");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
