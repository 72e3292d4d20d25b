package dev.windlass.notify;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The notify service: decides which syncs are told to whom, and tells them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotifyServiceApplication {
    /** The application with its own configuration file, {@code notify-service.yaml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotifyServiceApplication.class)
                .properties("spring.config.name=notify-service");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
