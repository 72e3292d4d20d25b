package dev.windlass.notify;

import dev.windlass.contracts.Caller;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.decide.Decide;
import dev.windlass.notify.decide.Namespaces;
import dev.windlass.notify.event.EventChannel;
import dev.windlass.notify.event.Events;
import dev.windlass.notify.http.WebhookChannel;
import dev.windlass.notify.http.WebhookLimits;
import dev.windlass.notify.language.NoRepositories;
import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.notify.outgoing.GuardedSockets;
import dev.windlass.notify.send.Breakers;
import dev.windlass.notify.send.Channel;
import dev.windlass.notify.send.Channels;
import dev.windlass.notify.send.Deliver;
import dev.windlass.notify.send.GuardedChannel;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.ServiceSettings;
import dev.windlass.notify.slack.SlackChannel;
import dev.windlass.notify.slack.SlackLimits;
import dev.windlass.notify.slack.SlackThreads;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoreConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Decide decideSyncs(Configurations configurations, Cluster cluster, NotifyProperties properties, Clock clock) {
        var namespaces = new Namespaces(properties.namespace(), properties.applicationNamespaces());
        return new Decide(configurations, cluster, namespaces, new NoRepositories(), clock);
    }

    @Bean
    Deliver deliver(
            Configurations configurations, Cluster cluster, Channel<ServiceSettings> guardedChannel, Clock clock) {
        return new Deliver(configurations, cluster, new NoRepositories(), guardedChannel, clock);
    }

    @Bean
    AddressGuard addressGuard(OutgoingProperties properties) {
        return new AddressGuard(properties.forbidden());
    }

    @Bean
    WebhookChannel webhookChannel(DeliveryProperties properties, AddressGuard guard, Clock clock) {
        return new WebhookChannel(
                new WebhookLimits(properties.connectTimeout(), properties.requestTimeout(), properties.patience()),
                guard,
                clock);
    }

    @Bean
    SlackChannel slackChannel(SlackThreads threads, DeliveryProperties delivery, AddressGuard guard, Clock clock) {
        var limits = new SlackLimits(delivery.requestTimeout(), delivery.patience());
        return new SlackChannel(threads, limits, new GuardedSockets(guard), clock);
    }

    @Bean
    EventChannel eventChannel(Events events, NotifyProperties properties, Clock clock) {
        String name = properties.eventIdentity();
        return new EventChannel(events, name == null ? null : new Caller(name, null, List.of()), clock);
    }

    @Bean
    GuardedChannel guardedChannel(
            WebhookChannel webhook, SlackChannel slack, EventChannel event, BreakerProperties breaker) {
        var channels = new Channels(webhook, slack, event);
        return new GuardedChannel(channels, new Breakers(breakerConfig(breaker)), breaker.openFor());
    }

    private static CircuitBreakerConfig breakerConfig(BreakerProperties properties) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.calls())
                .minimumNumberOfCalls(properties.calls())
                .failureRateThreshold(properties.failures())
                .slowCallRateThreshold(properties.failures())
                .slowCallDurationThreshold(properties.slowCall())
                .waitDurationInOpenState(properties.openFor())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }
}
