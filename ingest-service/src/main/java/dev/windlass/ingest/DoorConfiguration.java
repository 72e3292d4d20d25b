package dev.windlass.ingest;

import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.SenderIds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DoorConfiguration {
    @Bean
    Door door(EventStore store, Clock clock) {
        return new Door(store, new SenderIds(), clock);
    }

    @Bean
    OutcomeHistory outcomeHistory(IngestProperties properties) {
        return new OutcomeHistory(properties.historyEvents());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
