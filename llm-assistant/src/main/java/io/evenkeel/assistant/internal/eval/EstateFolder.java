package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.EvaluationRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of an estate: each an array, one object, or a list as the API wraps it; or a folder of such files. */
final class EstateFolder {
    private static final long LARGEST = 64L << 20;
    private static final int MOST_FILES = 5_000;
    private static final int MOST_ROWS = 200_000;
    private static final List<String> WRAPPERS =
            List.of("items", "result", "results", "rows", "data", "content", "schedules", "groups");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Faults faults = new Faults();

    EstateFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EvaluationRefused("There is no folder " + folder
                    + ". Name the estate's with --estate DIR, or put it beside the questions.");
        }
        this.folder = folder;
    }

    /** The rows of a kind, from {@code NAME.json} and {@code NAME/*.json} of each of its names; none where there is no file. */
    List<Row> rows(String... names) {
        var rows = new ArrayList<Row>();
        for (String name : names) {
            for (Path file : files(name)) {
                unwrap(folder.relativize(file).toString(), json(file), name, rows);
            }
        }
        return List.copyOf(rows);
    }

    Faults faults() {
        return faults;
    }

    /** The Markdown files of a folder, by their names. */
    List<Path> markdown(String name) {
        Path inside = folder.resolve(name);
        return Files.isDirectory(inside) ? listed(inside, ".md") : List.of();
    }

    private List<Path> files(String name) {
        var files = new ArrayList<Path>();
        Path single = folder.resolve(name + ".json");
        if (Files.isRegularFile(single)) {
            files.add(single);
        }
        Path many = folder.resolve(name);
        if (Files.isDirectory(many)) {
            files.addAll(listed(many, ".json"));
        }
        return files;
    }

    private static List<Path> listed(Path inside, String ending) {
        try (Stream<Path> found = Files.list(inside)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            throw new EvaluationRefused(inside + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new EvaluationRefused(file + " is larger than " + (LARGEST >> 20) + " MB.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new EvaluationRefused(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static JsonNode json(Path file) {
        return json(file.toString(), text(file));
    }

    static JsonNode json(String place, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new EvaluationRefused(place + " is no JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    private void unwrap(String file, JsonNode node, String name, List<Row> rows) {
        if (node.isArray()) {
            for (JsonNode each : node) {
                if (rows.size() >= MOST_ROWS) {
                    throw new EvaluationRefused(file + " has more than " + MOST_ROWS + " rows.");
                }
                String place = file + ", row " + (rows.size() + 1);
                if (!each.isObject()) {
                    throw new EvaluationRefused(place + " is no object.");
                }
                rows.add(new Row(place, each, faults));
            }
            return;
        }
        Optional<String> wrapper = Stream.concat(Stream.of(name, name.replace('-', '_')), WRAPPERS.stream())
                .filter(field -> node.path(field).isArray()
                        || (field.equals("data") && node.path(field).isObject()))
                .filter(field -> node.path(field).isEmpty()
                        || node.path(field).isObject()
                        || node.path(field).get(0).isObject())
                .filter(field -> !isDetail(node, field))
                .findFirst();
        if (wrapper.isPresent()) {
            unwrap(file, node.path(wrapper.get()), name, rows);
        } else if (node.isObject()) {
            rows.add(new Row(file, node, faults));
        }
    }

    /** One incident or change has items of its own; that list is no wrapper. */
    private static boolean isDetail(JsonNode node, String field) {
        return node.has("key")
                || (node.has("incident") && !field.equals("incident"))
                || (node.has("id") && field.equals("items"));
    }
}
