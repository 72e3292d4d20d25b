package dev.windlass.ingest.http;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the server answers, and nothing else: it asks neither Kafka nor the cluster. */
@RestController
class LivenessController {
    @Operation(summary = "Whether the server answers", description = "It asks neither Kafka nor the cluster.")
    @GetMapping(path = "/livez", produces = MediaType.TEXT_PLAIN_VALUE)
    String live() {
        return "ok";
    }
}
