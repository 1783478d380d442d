package io.evenkeel.console.cli;

import io.evenkeel.alerting.Groups.Dependency;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A topology as {@code {"nodes":[{"id","kind"}],"edges":[{"from","to","kind"}]}}; edges may lead to what is no node. */
final class TopologyFile {
    private static final int MOST_EDGES = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TopologyFile() {}

    static List<Dependency> dependencies(String file) {
        JsonNode edges = read(file).path("edges");
        if (!edges.isArray()) {
            throw new CannotStart(
                    file + " has no list \"edges\", as in {\"edges\":[{\"from\":\"web\",\"to\":\"database\"}]}.");
        }
        if (edges.size() > MOST_EDGES) {
            throw new CannotStart(file + " has more than " + MOST_EDGES + " edges.");
        }
        return edges.valueStream()
                .map(edge -> new Dependency(end(file, edge, "from"), end(file, edge, "to")))
                .toList();
    }

    private static String end(String file, JsonNode edge, String side) {
        JsonNode end = edge.path(side);
        if (!end.isString()) {
            throw new CannotStart(file + " has an edge without \"" + side + "\".");
        }
        return end.stringValue();
    }

    private static JsonNode read(String file) {
        try (Reader in = TextInput.of(file)) {
            return JSON.readTree(in);
        } catch (JacksonException e) {
            throw new CannotStart(file + " is no JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
