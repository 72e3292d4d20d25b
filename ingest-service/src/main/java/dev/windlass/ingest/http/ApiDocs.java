package dev.windlass.ingest.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the documentation of the API says of all operations. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {
    private static final String TOKEN = "token";

    private static Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("400", "What was sent is not what it must be; the message says what would be.");
        errors.put("401", "In auth mode client: no token, or nobody's.");
        errors.put("403", "The caller may not, by the rules of Kubernetes.");
        errors.put("429", "More requests a second than a caller may make; Retry-After says when to come again.");
        errors.put("503", "It cannot be done now, and nothing was; Retry-After says when to come again.");
        return errors;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Windlass")
                        .version("v1")
                        .description("A durable event backbone for Argo: Argo Workflows' event and workflow API."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("a Kubernetes token, in auth mode client")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OperationCustomizer errorsOfAll() {
        return (operation, method) -> {
            errors().forEach((status, meaning) -> operation
                    .getResponses()
                    .addApiResponse(
                            status, new ApiResponse().description(meaning).content(body())));
            return operation;
        };
    }

    private static Content body() {
        return new Content()
                .addMediaType(
                        "application/json", new MediaType().example(Map.of("code", 3, "message", "what is wrong")));
    }
}
