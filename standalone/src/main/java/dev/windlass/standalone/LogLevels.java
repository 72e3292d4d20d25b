package dev.windlass.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/** Sets the levels that a service's own configuration gives its loggers: in one JVM no service does so by itself. */
final class LogLevels implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final String ROOT = "root";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Map<String, String> levels = Binder.get(event.getEnvironment())
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        levels.forEach((name, level) -> loggers.getLogger(name.equals(ROOT) ? org.slf4j.Logger.ROOT_LOGGER_NAME : name)
                .setLevel(Level.toLevel(level)));
    }
}
