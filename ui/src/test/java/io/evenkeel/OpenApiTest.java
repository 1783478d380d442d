package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The console's client is made from {@code openapi.json}, which is made from the code. A change of the API that is not in
 * that file fails here; one that breaks the console does not compile there.
 */
@Tag("server")
class OpenApiTest {
    private static final Path FILE = Path.of("src", "main", "console", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Write it anew with {@code -Dopenapi.write=true}, then {@code npm run types} in the console's folder. */
    @Test
    void theConsolesDescriptionOfTheApiIsFresh() throws IOException {
        String fresh;
        try (RunningServer server = RunningServer.start()) {
            JsonNode described =
                    server.administrator().get("/api/openapi.json").mustBe(200).json();
            ((tools.jackson.databind.node.ObjectNode) described).remove("servers");
            // What cannot be described is left out with a line in the log only; a record of two rooms without a name,
            // say.
            assertThat(described.findValues("content")).isNotEmpty().noneMatch(JsonNode::isEmpty);
            fresh = JSON.writeValueAsString(JSON.treeToValue(described, Object.class)) + "\n";
        }
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(FILE, fresh);
        }
        assertThat(Files.readString(FILE))
                .as("openapi.json is stale; write it anew with -Dopenapi.write=true")
                .isEqualTo(fresh);
    }
}
