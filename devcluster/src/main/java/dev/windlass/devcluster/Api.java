package dev.windlass.devcluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API: finds out what a request is about and answers it. */
final class Api {
    private static final Logger LOG = System.getLogger(Api.class.getName());
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Gatekeeper gatekeeper;
    private final Resources resources;
    private final Catalog catalog;
    private final Tokens tokens;
    private final Discovery discovery;
    private final OpenApi openApi;

    Api(Gatekeeper gatekeeper, Resources resources, Catalog catalog, Tokens tokens) {
        this.gatekeeper = gatekeeper;
        this.resources = resources;
        this.catalog = catalog;
        this.tokens = tokens;
        discovery = new Discovery(catalog);
        openApi = new OpenApi(catalog);
    }

    Reply handle(Call call) {
        Reply reply = answer(call);
        return reply instanceof Reply.Full full && !call.warnings().isEmpty() ? full.warning(call.warnings()) : reply;
    }

    private Reply answer(Call call) {
        try {
            return route(call, Target.of(call));
        } catch (ApiException e) {
            return e.reply();
        } catch (Authentication.ImpersonatesNobody e) {
            return text(500, "Internal Server Error: " + Json.quote(call.path()) + ": " + e.getMessage() + "\n");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.ERROR, "a request failed: " + call.method() + " " + call.path(), e);
            return Failures.internal("the request could not be handled").reply();
        }
    }

    private Reply route(Call call, Target target) {
        User user = gatekeeper.admit(call, target);
        if (target.resourceRequest()) {
            Resource resource = catalog.find(target.group(), target.version(), target.resource());
            if (resource == null || misplaced(resource, target)) {
                boolean listed = resource != null && resource.namespaced() && !resource.custom() && !resource.virtual();
                if (listed && target.namespace().isEmpty() && target.name().isEmpty()) {
                    throw Failures.methodNotAllowed();
                }
                return notFound();
            }
            return resources.answer(resource, target, call, user);
        }
        Reply reply =
                other(call, List.of(target.path().replaceAll("^/+|/+$", "").split("/", -1)));
        return reply == null ? notFound() : reply;
    }

    /** A namespaced object needs its namespace, and a cluster's object has none. */
    private static boolean misplaced(Resource resource, Target target) {
        if (resource.is(BuiltIn.NAMESPACES)) {
            return target.path().matches(".*/namespaces/[^/]+/namespaces(/.*)?");
        }
        boolean across = target.verb().equals("list") || target.verb().equals("watch");
        return resource.namespaced()
                ? target.namespace().isEmpty() && !across
                : !target.namespace().isEmpty();
    }

    static Reply notFound() {
        return text(404, "404 page not found\n");
    }

    static Reply text(int code, String text) {
        return new Reply.Full(
                code, TEXT, text.getBytes(StandardCharsets.UTF_8), Map.of("X-Content-Type-Options", "nosniff"));
    }

    private @Nullable Reply other(Call call, List<String> path) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return null;
        }
        return switch (path.getFirst()) {
            case "api", "apis" -> discovery.answer(path, call, call.header("Host"));
            case "version" -> path.size() == 1 ? Reply.json(200, Json.line(ServerVersion.document())) : null;
            case "livez", "readyz", "healthz" ->
                text(
                        200,
                        call.query().containsKey("verbose")
                                ? "[+]ping ok\n" + path.getFirst() + " check passed\n"
                                : "ok");
            case "openapi" -> openApi.answer(path.subList(1, path.size()), call.header("Accept"));
            case "" -> Reply.json(200, Json.bytes(discovery.paths()));
            case ".well-known" ->
                path.equals(List.of(".well-known", "openid-configuration"))
                        ? Reply.json(200, Json.bytes(tokens.discovery("https://" + call.header("Host"))))
                        : null;
            case "openid" ->
                path.equals(List.of("openid", "v1", "jwks"))
                        ? new Reply.Full(200, "application/jwk-set+json", Json.bytes(tokens.keySet()), Map.of())
                        : null;
            default -> null;
        };
    }
}
