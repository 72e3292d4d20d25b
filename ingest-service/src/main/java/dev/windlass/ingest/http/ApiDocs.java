package dev.windlass.ingest.http;

import dev.windlass.ingest.AccessProperties;
import dev.windlass.ingest.AccessProperties.AuthMode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the documentation of the API says of the whole; what operations share is {@link ApiShape}'s. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {
    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi(AccessProperties properties) {
        var api = new OpenAPI()
                .info(new Info()
                        .title("Windlass")
                        .version("v1")
                        .description(
                                "A durable event backbone for Argo: Argo Workflows' event and workflow API. What else"
                                        + " Argo Server's API has (archived and cron Workflows, sensors, event sources, sync,"
                                        + " tracking) is passed on to the one that windlass.argo-server.url names."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("a Kubernetes token, in auth mode client")));
        return properties.authMode() == AuthMode.CLIENT
                ? api.addSecurityItem(new SecurityRequirement().addList(TOKEN))
                : api;
    }
}
