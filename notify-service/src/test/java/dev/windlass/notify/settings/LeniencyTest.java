package dev.windlass.notify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LeniencyTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Leniency.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void start() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void eachIsWarnedOfOnceHoweverOftenTheConfigurationIsReadAnew() throws Exception {
        try (var process = new NewProcess()) {
            Runnable reading = process.loadClass(Reading.class.getName())
                    .asSubclass(Runnable.class)
                    .getDeclaredConstructor()
                    .newInstance();
            reading.run();
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(4)
                    .anyMatch(it -> it.contains("one mapping"))
                    .anyMatch(it -> it.contains("slack.message"))
                    .anyMatch(it -> it.contains("config.yaml"))
                    .anyMatch(it -> it.contains("notifiers.yaml"));
            reading.run();
            assertThat(log.list).hasSize(4);
        }
    }

    /** Reads a configuration in which every entry is lenient. */
    public static final class Reading implements Runnable {
        @Override
        public void run() {
            var secrets = new Secrets(Map.of("notifiers.yaml", "slack: {token: t}".getBytes(StandardCharsets.UTF_8)));
            Map<String, String> data = Map.of(
                    "trigger.a", "when: 'true'",
                    "trigger.b", "when: 'true'",
                    "template.t", "slack: {message: m}",
                    "template.u", "slack: {message: m}",
                    "config.yaml", "context: {a: b}");
            SettingsReader.read(data, secrets, Settings.EMPTY);
        }
    }

    /** As after a start: what this process was warned of before does not count. */
    private static final class NewProcess extends URLClassLoader {
        NewProcess() {
            super(new URL[] {location(Leniency.class), location(LeniencyTest.class)});
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith("dev.windlass.notify.") ? findClass(name) : super.loadClass(name, resolve);
            }
        }

        private static URL location(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }
    }
}
