package dev.windlass.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.windlass.contracts.Caller;
import dev.windlass.ingest.AccessProperties;
import dev.windlass.ingest.core.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what this server is, and who the caller is to it. */
@RestController
class InfoController {
    private static final String ACCOUNT = "system:serviceaccount:";
    private static final ServerVersion VERSION = ServerVersion.ofThisBuild();

    private final Actors actors;
    private final String managedNamespace;

    InfoController(Actors actors, AccessProperties properties) {
        this.actors = actors;
        this.managedNamespace = Objects.requireNonNullElse(properties.managedNamespace(), "");
    }

    @Operation(
            summary = "What this server is",
            description = "As the command line and the UI of Argo Workflows ask for it.")
    @GetMapping("/api/v1/info")
    ServerInfo info(HttpServletRequest request) throws Rejection {
        actors.require(request);
        return new ServerInfo(managedNamespace, Map.of("feedback", false, "firstTimeUser", false, "newVersion", false));
    }

    @Operation(
            summary = "Which version this server is",
            description = "As the command line of Argo Workflows asks for it.")
    @GetMapping("/api/v1/version")
    ServerVersion version(HttpServletRequest request) throws Rejection {
        actors.require(request);
        return VERSION;
    }

    @Operation(summary = "Who the caller is", description = "As the Kubernetes API names the bearer of his token.")
    @GetMapping("/api/v1/userinfo")
    UserInfo userinfo(HttpServletRequest request) throws Rejection {
        Caller caller = actors.caller(request);
        if (!caller.name().startsWith(ACCOUNT)) {
            return new UserInfo(caller.name(), caller.groups(), null, null);
        }
        String[] parts = caller.name().substring(ACCOUNT.length()).split(":", 2);
        return new UserInfo(caller.name(), List.of(), parts[parts.length - 1], parts[0]);
    }

    /** What the UI and the command line want to know of a server. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ServerInfo(String managedNamespace, Map<String, Boolean> modals) {}

    /** Who the caller is. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record UserInfo(
            String subject,
            List<String> groups,
            @Nullable String serviceAccountName,
            @Nullable String serviceAccountNamespace) {}
}
