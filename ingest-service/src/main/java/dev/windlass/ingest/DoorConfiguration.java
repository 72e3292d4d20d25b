package dev.windlass.ingest;

import dev.windlass.contracts.WebhookSecret;
import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.access.Authority;
import dev.windlass.ingest.core.access.CallerCheck;
import dev.windlass.ingest.core.access.ClientCheck;
import dev.windlass.ingest.core.access.ServerCheck;
import dev.windlass.ingest.core.access.SyncSenders;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.letters.LetterIndex;
import dev.windlass.ingest.core.letters.LetterOffice;
import dev.windlass.ingest.core.letters.LetterStore;
import dev.windlass.ingest.core.webhook.StandardSignature;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.ingest.core.webhook.WebhookSenders;
import dev.windlass.ingest.core.workflow.ClusterObjects;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.ingest.core.workflow.InstanceId;
import dev.windlass.ingest.core.workflow.Templates;
import dev.windlass.ingest.core.workflow.Watches;
import dev.windlass.ingest.core.workflow.Workflows;
import dev.windlass.service.MetadataConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(MetadataConfiguration.class)
class DoorConfiguration {
    @Bean
    Door door(EventStore store, Clock clock) {
        return new Door(store, clock);
    }

    @Bean
    CallerCheck callerCheck(
            AccessProperties properties,
            WebhookProperties webhooks,
            Authority authority,
            WebhookSecrets secrets,
            Clock clock) {
        return switch (properties.authMode()) {
            case CLIENT ->
                new ClientCheck(
                        authority,
                        new WebhookSenders(
                                secrets,
                                new StandardSignature(
                                        webhooks.signatureTolerance(),
                                        "windlass.ingest.webhooks.signature-tolerance",
                                        clock),
                                properties.webhookMaxBodySize().toBytes()),
                        properties.callerTtl(),
                        properties.callerEntries());
            case SERVER -> new ServerCheck(authority, properties.callerTtl(), properties.callerEntries());
        };
    }

    @Bean
    SyncSenders syncSenders(SyncProperties properties, IngestProperties ingest, Clock clock) {
        return new SyncSenders(
                properties.tokens(),
                properties.signingSecrets().stream().map(WebhookSecret::of).toList(),
                new StandardSignature(
                        properties.signatureTolerance(), "windlass.ingest.syncs.signature-tolerance", clock),
                ingest.maxBodySize().toBytes());
    }

    @Bean
    Workflows workflows(ClusterObjects objects, AccessProperties properties, Clock clock) {
        return new Workflows(objects, new InstanceId(properties.instanceId()), clock);
    }

    @Bean
    Templates templates(ClusterObjects objects, AccessProperties properties) {
        return new Templates(objects, new InstanceId(properties.instanceId()));
    }

    @Bean
    Watches watches(ClusterWatches watches, Workflows workflows, AccessProperties properties) {
        return new Watches(watches, workflows, new InstanceId(properties.instanceId()));
    }

    @Bean
    OutcomeHistory outcomeHistory(IngestProperties properties) {
        return new OutcomeHistory(properties.historyEvents());
    }

    @Bean
    LetterIndex letterIndex(IngestProperties properties) {
        return new LetterIndex(properties.deadLetterEntries());
    }

    @Bean
    LetterOffice letterOffice(LetterIndex index, LetterStore store, Clock clock) {
        return new LetterOffice(index, store, clock);
    }

    @Bean
    ImageCatalog imageCatalog() {
        return new ImageCatalog();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
