package dev.windlass.ingest.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class TemplatesTest {
    private static final Actor ANYBODY = new Actor(null, "anybody");

    @Test
    void aListSaysWhereToGoOnOnlyWhereThereIsMore() throws ApiFailure {
        assertThat(listed("{\"resourceVersion\":\"7\",\"continue\":\"\",\"remainingItemCount\":null}"))
                .isEqualTo("{\"metadata\":{\"resourceVersion\":\"7\"},\"items\":null}");
        assertThat(listed("{\"resourceVersion\":\"7\",\"continue\":\"x\",\"remainingItemCount\":2}"))
                .isEqualTo(
                        "{\"metadata\":{\"resourceVersion\":\"7\",\"continue\":\"x\",\"remainingItemCount\":2},\"items\":null}");
    }

    private static String listed(String metadata) throws ApiFailure {
        var templates = new Templates(new OneList(metadata), new InstanceId(null));
        return templates.list(ANYBODY, Kind.WORKFLOW_TEMPLATE, "argo", it -> "").toString();
    }

    /** A cluster that can only be listed, and holds nothing. */
    private record OneList(String metadata) implements ClusterObjects {
        @Override
        public ObjectNode list(Actor as, Kind kind, String namespace, Map<String, String> query) {
            return (ObjectNode) new JsonMapper().readTree("{\"metadata\":" + metadata + ",\"items\":[]}");
        }

        @Override
        public ObjectNode get(Actor as, Kind kind, String namespace, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectNode create(Actor as, Kind kind, String namespace, ObjectNode object, boolean dryRun) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectNode update(Actor as, Kind kind, String namespace, ObjectNode object) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void merge(Actor as, Kind kind, String namespace, String name, JsonNode patch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(Actor as, Kind kind, String namespace, String name, boolean dryRun) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean mayList(Actor as, Kind kind, String namespace) {
            throw new UnsupportedOperationException();
        }
    }
}
